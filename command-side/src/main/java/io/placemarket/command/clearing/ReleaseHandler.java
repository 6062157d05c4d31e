package io.placemarket.command.clearing;

import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Hold;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.release.Release;
import io.placemarket.command.release.Release.Request;
import io.placemarket.command.release.SeedVault;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Grant;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Releases an offer when its time has come: all requests are resolved together in one unit of work over area, offer, release and every cohort
 * that asked; what is granted is held.
 */
public final class ReleaseHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final IdSource ids;
    private final SeedVault seeds;

    public ReleaseHandler(BookingShelves shelves, MarketCalendar calendar, IdSource ids, SeedVault seeds) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.ids = ids;
        this.seeds = seeds;
    }

    @CommandHandler
    Done handle(ReleaseOffer command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        ReleaseId id = ReleaseId.of(command.offer());
        Aggregate<Release> release = shelves.releases().load(id);
        if (!release.invoke(it -> it.isDue(calendar.now()))) {
            return new Done();
        }
        area.execute(it -> it.release(command.offer()));
        offer.execute(Offer::release);
        List<Standing> standings =
                standings(release.invoke(Release::requests), area.invoke(it -> it.weekdays(command.offer())));
        List<FreePlaces> free = free(area, command.offer(), standings);
        String seed = seeds.open(id, release.invoke(Release::sealedSeed));
        TieBreak tieBreak = release.invoke(Release::tieBreak);
        List<Grant> grants =
                Resolution.of(tieBreak, standings.stream().map(Standing::need).toList(), free, new Lottery(seed));
        List<RequestOutcome> outcomes = new ArrayList<>();
        List<HoldPlaced> holds = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            RequestOutcome outcome = standings.get(i).outcome(grants.get(i), tieBreak, free);
            if (outcome.granted() > 0) {
                HoldPlaced held = held(command.offer(), standings.get(i).request(), outcome);
                holds.add(held);
                outcome = outcome.heldIn(held.hold());
            }
            outcomes.add(outcome);
        }
        hold(area, holds);
        release.execute(it -> it.resolve(seed, free, outcomes));
        return new Done();
    }

    /** Cohorts are locked in the order of their identifiers, the order everybody keeps. */
    private List<Standing> standings(List<Request> requests, Optional<Weekdays> weekdays) {
        requests.stream()
                .map(Request::cohort)
                .sorted(Comparator.comparing(cohort -> cohort.value()))
                .forEach(shelves.cohorts()::load);
        return requests.stream()
                .map(request ->
                        Standing.of(request, shelves.cohorts().load(request.cohort()), calendar.thisWeek(), weekdays))
                .toList();
    }

    private static List<FreePlaces> free(Aggregate<PlacementArea> area, OfferId offer, List<Standing> standings) {
        WeekSet weeks = standings.stream().map(Standing::weeks).reduce(WeekSet.none(), WeekSet::plus);
        return area.invoke(it -> weeks.stream()
                .map(week -> new FreePlaces(week, it.capacity().free(offer, week)))
                .toList());
    }

    private HoldPlaced held(OfferId offer, Request request, RequestOutcome outcome) {
        return new HoldPlaced(
                ids.hold(offer),
                request.cohort(),
                request.university(),
                outcome.granted(),
                outcome.weeks(),
                calendar.deadline(Hold.WORKING_DAYS));
    }

    private void hold(Aggregate<PlacementArea> area, List<HoldPlaced> holds) {
        if (holds.isEmpty()) {
            return;
        }
        area.execute(it -> it.claim(holds.stream()
                .map(held -> new Claim(held.hold(), held.cohort(), Optional.empty(), held.places(), held.weeks()))
                .toList()));
        for (HoldPlaced held : holds) {
            Optional<Weekdays> weekdays =
                    area.invoke(it -> it.weekdays(held.hold().offer()));
            shelves.cohorts().load(held.cohort()).execute(it -> it.take(held.places(), held.weeks(), weekdays));
            shelves.holds().add(() -> new Hold(held));
        }
    }
}
