package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A random history on the real bus and handlers. After each step the naive market says whether what was answered is right. */
final class History {
    private static final DomainEvent[] ORGANISATIONS = {
        Sample.hospice(),
        new OrganisationAdded(
                Sample.OTHER_PROVIDER, Sample.organisation("A trust (fictional)", OrganisationRole.PROVIDER)),
        Sample.keele(),
        new OrganisationAdded(
                Sample.ASTON,
                Sample.organisation("Another university (fictional)", OrganisationRole.EDUCATION_PROVIDER))
    };

    private final NaiveMarket market = new NaiveMarket();
    private final List<DomainEvent> events = new ArrayList<>(Arrays.asList(ORGANISATIONS));
    private final List<String> told = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Scene scene = Scene.given(ORGANISATIONS);
    private LocalDateTime now = LocalDateTime.of(2026, 11, 25, 10, 0);

    /** Every step, and what came of it. */
    List<String> told() {
        return told;
    }

    /** The names of the commands that were accepted, and the codes of the refusals. */
    Set<String> seen() {
        return seen;
    }

    /** What comes next is chosen from this seed and what is there. */
    void step(long seed) {
        switch (new RandomMoves(market, seed, today()).next()) {
            case Move.Wait wait -> {
                now = now.plusDays(wait.days());
                scene.at(now.toString());
                told.add("it is " + now);
            }
            case Move.Ask ask -> ask(ask.command(), ask.actor());
        }
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private Week thisWeek() {
        return Week.of(today());
    }

    private void ask(Command command, Actor actor) {
        Judge judge = new Judge(market, today());
        told.add(actor.user() + ": " + command);
        Scene.Asked asked = scene.when(command, actor);
        Optional<Throwable> thrown = asked.result().optionalExceptionResult().map(Throwable.class::cast);
        if (thrown.isPresent()) {
            told.add("  " + thrown.get());
            assertThat(asked.events()).isEmpty();
            assertThat(thrown.get()).isInstanceOf(RefusedException.class);
            RefusedException refused = (RefusedException) thrown.get();
            seen.add(refused.problem().code().name());
            judge.refused(command, refused);
            return;
        }
        seen.add(command.getClass().getSimpleName());
        judge.answered(command);
        if (command instanceof RecordEarlierBookings) {
            assertThat(today()).as("recorded by the cut-off").isBeforeOrEqualTo(Scene.CUT_OFF);
        }
        boolean releases = command instanceof ReleaseOffer || command instanceof RerunRelease;
        boolean adds = command instanceof PlaceHold
                || command instanceof PostponeAllocation
                || command instanceof RecordEarlierBookings
                || command instanceof TransferAllocation
                || releases
                || (command instanceof AllocateEach each && each.hold().isEmpty())
                || Judge.isNewLoad(command);
        Map<PaperBookings.Place, Integer> before =
                adds ? Map.of() : market.bookings().heads();
        List<Wanted> fullBefore =
                judge.waiting().stream().filter(entry -> !judge.fits(entry)).toList();
        for (DomainEvent event : asked.events()) {
            told.add("  " + event);
            judge.given(command, event);
            events.add(event);
            market.on(event, thisWeek());
        }
        boolean passedOn = asked.events().stream().anyMatch(TurnGiven.class::isInstance);
        if (!adds && !passedOn) {
            market.bookings()
                    .heads()
                    .forEach((place, heads) -> assertThat(heads)
                            .as("%s adds no load in %s", command, place)
                            .isLessThanOrEqualTo(before.getOrDefault(place, 0)));
        }
        judge.waiting().stream()
                .filter(fullBefore::contains)
                .forEach(entry -> assertThat(judge.isDue(entry))
                        .as("what %s freed fits %s, who still waits", command, entry)
                        .isFalse());
        market.cohorts().stream()
                .flatMap(cohort -> market.students(cohort).stream())
                .filter(market.programmes()::ended)
                .forEach(student -> assertThat(market.bookings()
                                .weeks(student)
                                .from(thisWeek().plus(1))
                                .isEmpty())
                        .as("%s has ended, and goes nowhere", student)
                        .isTrue());
        market.cohorts().stream()
                .flatMap(cohort -> market.students(cohort).stream())
                .forEach(student -> assertThat(market.twice(student))
                        .as("%s is in one place at a time", student)
                        .isFalse());
    }

    /**
     * What happened, told to a market that starts anew, leaves the same room: every week of every offer takes one more where the naive
     * market says so, and only there.
     */
    void replay() {
        scene = Scene.given(events.toArray(DomainEvent[]::new)).at(now.toString());
        IdSource ids = new IdSource(new Random(1));
        for (OfferId offer : market.offers()) {
            if (!takesSingleWeeks(market.offer(offer).terms().particulars())) {
                continue;
            }
            CohortId cohort = ids.cohort();
            Programme programme = Sample.programme(market.offer(offer).terms().profession(), LearnerLevel.YEAR_2);
            ask(new CreateCohort(cohort, Sample.KEELE, programme), Sample.UNIVERSITY);
            for (Week week : market.offer(offer).terms().weeks().from(thisWeek())) {
                HoldId hold = ids.hold(offer);
                boolean fits = market.fits(offer, WeekSet.of(week), 1, Sample.KEELE)
                        && market.isFor(offer, Sample.KEELE)
                        && market.agreed(offer, Sample.KEELE, WeekSet.of(week));
                ask(new PlaceHold(hold, cohort, 1, Optional.of(WeekSet.of(week))), Sample.UNIVERSITY);
                assertThat(market.bookings().holds().contains(hold))
                        .as("after a replay, room in %s of %s", week, offer)
                        .isEqualTo(fits);
                if (fits) {
                    ask(new ReleaseHold(hold, Sample.REASON), Sample.UNIVERSITY);
                }
            }
        }
    }

    private static boolean takesSingleWeeks(OfferParticulars particulars) {
        return particulars.leastWeeks().orElse(1) == 1;
    }
}
