package io.placemarket.command.clearing;

import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Hold;
import io.placemarket.command.booking.Settling;
import io.placemarket.command.booking.Turns;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.release.Release;
import io.placemarket.command.release.Release.Request;
import io.placemarket.command.release.SeedVault;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Grant;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import io.placemarket.kernel.release.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Turns turns;
    private final Settling settling;

    public ReleaseHandler(BookingShelves shelves, MarketCalendar calendar, IdSource ids, SeedVault seeds, Turns turns) {
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
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
        area.execute(it -> it.offers().release(command.offer()));
        offer.execute(Offer::release);
        String seed = seeds.open(id, release.invoke(Release::sealedSeed));
        Resolved resolved =
                resolve(area, offer, release.invoke(Release::requests), release.invoke(Release::tieBreak), seed);
        release.execute(it -> it.resolve(seed, resolved.free(), resolved.outcomes()));
        return new Done();
    }

    /**
     * Again, with the seed of before: what the last result holds without names is given back, and everybody who asked is considered anew for
     * what is left of the request besides students named by then. Who waits comes after those who asked.
     */
    @CommandHandler
    Done handle(RerunRelease command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.nobody());
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Aggregate<Release> release = shelves.releases().load(ReleaseId.of(command.offer()));
        release.execute(Release::checkResolved);
        offer.execute(it -> it.life().checkOpen());
        List<Request> requests = release.invoke(Release::requests);
        turns.prepare(List.of(area), requests.stream().map(Request::cohort).toList(), askedFor(offer, requests));
        Map<RequestId, HoldId> granted = release.invoke(Release::granted);
        List<Request> left = new ArrayList<>();
        for (Request request : requests) {
            int named = Optional.ofNullable(granted.get(request.id()))
                    .map(hold -> settling.takeBack(area, hold, command.reason()))
                    .orElse(0);
            if (request.places() > named) {
                left.add(new Request(
                        request.id(),
                        request.cohort(),
                        request.university(),
                        request.places() - named,
                        request.weeks()));
            }
        }
        Resolved resolved =
                resolve(area, offer, left, release.invoke(Release::tieBreak), release.invoke(Release::seed));
        release.execute(it -> it.rerun(command.reason(), resolved.free(), resolved.outcomes()));
        turns.pass(area);
        return new Done();
    }

    private record Resolved(List<FreePlaces> free, List<RequestOutcome> outcomes) {}

    private Resolved resolve(
            Aggregate<PlacementArea> area,
            Aggregate<Offer> released,
            List<Request> requests,
            TieBreak tieBreak,
            String seed) {
        OfferId offer = released.invoke(Offer::id);
        List<Standing> standings =
                standings(released, requests, area.invoke(it -> it.offers().weekdays(offer)));
        SharesFirst shares = area.invoke(it -> new SharesFirst(it.capacity(), offer, standings, ids));
        List<FreePlaces> free =
                shares.free(standings.stream().map(Standing::weeks).reduce(WeekSet.none(), WeekSet::plus));
        List<Grant> grants = Resolution.of(
                tieBreak,
                standings.stream().map(Standing::need).map(shares::left).toList(),
                free,
                new Lottery(seed));
        List<RequestOutcome> outcomes = new ArrayList<>();
        List<HoldPlaced> holds = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            RequestOutcome outcome = standings
                    .get(i)
                    .outcome(grants.get(i), shares.of(grants.get(i).request()), tieBreak, free);
            if (outcome.granted() > 0) {
                HoldPlaced held = held(offer, standings.get(i).request(), outcome);
                holds.add(held);
                outcome = outcome.heldIn(held.hold());
            }
            outcomes.add(outcome);
        }
        hold(area, holds);
        return new Resolved(free, outcomes);
    }

    /** Cohorts are locked in the order of their identifiers, the order everybody keeps; then what is agreed. */
    private List<Standing> standings(Aggregate<Offer> offer, List<Request> requests, Optional<Weekdays> weekdays) {
        requests.stream()
                .map(Request::cohort)
                .sorted(Comparator.comparing(cohort -> cohort.value()))
                .forEach(shelves.cohorts()::load);
        AgreementRules.lock(askedFor(offer, requests), shelves.agreements());
        return requests.stream()
                .map(request -> Standing.of(
                        request,
                        shelves.cohorts().load(request.cohort()),
                        calendar.thisWeek(),
                        weekdays,
                        (university, weeks) -> barred(offer, university, weeks)))
                .toList();
    }

    private static Stream<AgreementId> askedFor(Aggregate<Offer> offer, List<Request> requests) {
        return requests.stream().flatMap(request -> AgreementRules.askedFor(offer, request.university()));
    }

    /** What was so when it was asked for may be so no longer: whom the offer is for, and what is agreed. */
    private Optional<Why> barred(Aggregate<Offer> offer, OrganisationId university, WeekSet weeks) {
        if (!offer.invoke(it -> it.isFor(university))) {
            return Optional.of(Why.FOR_OTHERS);
        }
        return AgreementRules.isAgreed(offer, university, weeks, shelves.agreements())
                ? Optional.empty()
                : Optional.of(Why.NOT_AGREED);
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
        for (HoldPlaced held : holds) {
            area.execute(it -> it.bookings()
                    .claim(List.of(new Claim(held.hold(), held.cohort(), Optional.empty(), held.places(), held.weeks())
                            .of(held.university()))));
        }
        for (HoldPlaced held : holds) {
            Optional<Weekdays> weekdays =
                    area.invoke(it -> it.offers().weekdays(held.hold().offer()));
            shelves.cohorts().load(held.cohort()).execute(it -> it.take(held.places(), held.weeks(), weekdays));
            shelves.holds().add(() -> new Hold(held));
        }
    }
}
