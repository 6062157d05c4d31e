package io.placemarket.command.clearing;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of everything that takes and frees places of two offers in one small ward: after each command nobody who waits could have
 * been served, no week is overfilled beyond what was booked before a limit was lowered, and every turn takes what it keeps.
 */
class WaitingSequencesTest {
    private static final long SEED = 4_711L;
    private static final int SEQUENCES = 150;
    private static final int COMMANDS = 40;
    private static final OfferId OTHER = new OfferId(WARD + "-ffer0001");
    private static final CohortId ASTONS = new CohortId("chrt00000001");

    /** The same market as told by its events alone. */
    private static final class Told {
        private final List<HoldId> holds = new ArrayList<>();
        private final Map<TurnId, WaitingEntryAdded> turns = new LinkedHashMap<>();
        private final Map<EntryId, WaitingEntryAdded> waiting = new LinkedHashMap<>();
        private final AreaCapacity capacity;

        Told(PlacementAreaRegistered ward) {
            this.capacity = new AreaCapacity(ward);
        }

        void take(DomainEvent event) {
            if (event instanceof PlacementAreaEvent area && !(event instanceof PlacementAreaRegistered)) {
                capacity.apply(area);
            } else if (event instanceof HoldPlaced held) {
                holds.add(held.hold());
            } else if (event instanceof WaitingEntryAdded added) {
                waiting.put(added.entry(), added);
            } else if (event instanceof WaitingEntryLeft left) {
                waiting.remove(left.entry());
            } else if (event instanceof TurnGiven given) {
                turns.put(given.turn(), waiting.remove(given.entry()));
            } else if (event instanceof TurnTaken taken) {
                turns.remove(taken.turn());
            } else if (event instanceof TurnDeclined declined) {
                turns.remove(declined.turn());
            } else if (event instanceof TurnLapsed lapsed) {
                turns.remove(lapsed.turn());
            }
        }
    }

    private record Asking(Command command, Actor actor) {}

    private static Asking next(Told told, Random random, IdSource ids) {
        boolean keele = random.nextBoolean();
        Actor university = keele ? UNIVERSITY : RIVAL;
        CohortId cohort = keele ? COHORT : ASTONS;
        OfferId offer = random.nextBoolean() ? OFFER : OTHER;
        Optional<WeekSet> weeks = Optional.of(WeekSet.range(
                Sample.week("2026-W49").plus(random.nextInt(2)),
                Sample.week("2026-W51").plus(random.nextInt(2))));
        int places = 1 + random.nextInt(2);
        HoldId hold = told.holds.isEmpty() ? ids.hold(offer) : told.holds.get(random.nextInt(told.holds.size()));
        TurnId turn = told.turns.isEmpty()
                ? ids.turn(offer)
                : told.turns.keySet().stream()
                        .skip(random.nextInt(told.turns.size()))
                        .findFirst()
                        .orElseThrow();
        EntryId entry = told.waiting.isEmpty()
                ? ids.entry(offer)
                : told.waiting.keySet().iterator().next();
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Asking(new PlaceHold(ids.hold(offer), cohort, places, weeks), university);
            case 2, 3 -> new Asking(new JoinWaitingList(ids.entry(offer), cohort, places, weeks), university);
            case 4 -> new Asking(new ReleaseHold(hold, REASON), PROVIDER);
            case 5 -> new Asking(new TakeTurn(turn, ids.hold(turn.offer())), university);
            case 6 -> new Asking(new DeclineTurn(turn), university);
            case 7 -> new Asking(new LowerSafeCapacity(WARD, offered(), random.nextInt(3), REASON), PROVIDER);
            case 8 -> new Asking(new LiftSafeCapacity(WARD, offered()), PROVIDER);
            default ->
                random.nextInt(3) == 0
                        ? new Asking(new LeaveWaitingList(entry), university)
                        : new Asking(random.nextBoolean() ? new LetTurnLapse(turn) : new LetHoldLapse(hold), MARKET);
        };
    }

    @Test
    void after_each_command_nobody_waits_for_what_is_free() {
        int turns = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            long seed = SEED + sequence;
            Random random = new Random(seed);
            IdSource ids = new IdSource(random);
            DomainEvent[] before = {
                Sample.ward(3),
                new PlacesOffered(WARD, OFFER, ADULT, offered(), 2),
                new OfferPosted(OFFER, HOSPICE, Sample.terms(2, 0), Optional.empty()),
                new PlacesOffered(WARD, OTHER, ADULT, offered(), 3),
                new OfferPosted(OTHER, HOSPICE, Sample.terms(3, 0), Optional.empty()),
                new CohortCreated(COHORT, KEELE, Sample.programme(ADULT, LearnerLevel.YEAR_2)),
                new CohortCreated(ASTONS, ASTON, Sample.programme(ADULT, LearnerLevel.YEAR_2))
            };
            Told told = new Told(Sample.ward(3));
            List.of(before).forEach(told::take);
            Scene scene = given(before);
            for (int i = 0; i < COMMANDS; i++) {
                if (random.nextInt(8) == 0) {
                    scene.at("2026-11-" + (26 + random.nextInt(4)) + "T18:00");
                }
                Asking asking = next(told, random, ids);
                Map<String, Integer> over = over(told.capacity);
                List<DomainEvent> events =
                        scene.when(asking.command(), asking.actor()).events();
                events.forEach(told::take);
                turns += (int)
                        events.stream().filter(TurnGiven.class::isInstance).count();
                check(told, over, "seed " + seed + ", command " + i + " " + asking.command());
            }
        }
        assertThat(turns).as("turns given in all sequences").isGreaterThan(SEQUENCES);
    }

    private static Map<String, Integer> over(AreaCapacity capacity) {
        Map<String, Integer> over = new LinkedHashMap<>();
        offered().forEach(week -> over.put(week.toString(), capacity.overCommitted(week)));
        return over;
    }

    private static void check(Told told, Map<String, Integer> before, String what) {
        for (WaitingEntryAdded waiting : told.waiting.values()) {
            assertThat(told.capacity.free(waiting.entry().offer(), waiting.weeks()))
                    .as(what + " leaves " + waiting + " waiting")
                    .isLessThan(waiting.places());
        }
        boolean lowered = what.contains("LowerSafeCapacity");
        offered().forEach(week -> {
            if (!lowered) {
                assertThat(told.capacity.overCommitted(week))
                        .as(what)
                        .isLessThanOrEqualTo(before.getOrDefault(week.toString(), 0));
            }
        });
        told.turns.forEach((turn, entry) -> assertThat(told.capacity.booking(turn))
                .as(what)
                .hasValueSatisfying(kept -> entry.weeks()
                        .forEach(week -> assertThat(kept.heads(week)).isEqualTo(entry.places()))));
    }
}
