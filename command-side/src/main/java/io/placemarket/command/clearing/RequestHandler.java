package io.placemarket.command.clearing;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.PlacesAsked;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.release.Release;
import io.placemarket.command.release.Release.Request;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.refusal.ReleaseRefusal.NeverAwaitedRelease;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Takes requests before a release, lets them be changed and taken back. */
public final class RequestHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;

    public RequestHandler(BookingShelves shelves, MarketCalendar calendar) {
        this.shelves = shelves;
        this.calendar = calendar;
    }

    @CommandHandler
    PlacesAsked handle(RequestPlaces command, Actor actor, ExpectedRevision expected) {
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Optional<Aggregate<Release>> announced = offer.invoke(Offer::hasRelease)
                ? Optional.of(shelves.releases().load(ReleaseId.of(command.offer())))
                : Optional.empty();
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        OrganisationId university = cohort.invoke(Cohort::university);
        WhoMayDoWhat.check(command, actor, Concerned.university(university));
        expected.check(offer);
        Aggregate<Release> release = announced.orElseThrow(() -> bookableAtOnce(command.offer()));
        offer.execute(it -> {
            it.checkIsFor(university);
            it.checkSuits(cohort.invoke(Cohort::programme));
        });
        WeekSet weeks = weeks(offer, release, command.weeks());
        AgreementRules.check(offer, university, weeks, shelves.agreements());
        release.execute(it -> it.add(
                new Request(command.request(), command.cohort(), university, command.places(), weeks), calendar.now()));
        return new PlacesAsked(command.request(), command.places(), weeks, release.invoke(Release::at));
    }

    @CommandHandler
    PlacesAsked handle(ChangeRequest command, Actor actor, ExpectedRevision expected) {
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Aggregate<Release> release = shelves.releases().load(ReleaseId.of(command.offer()));
        Request before = own(release, command.request());
        WhoMayDoWhat.check(command, actor, Concerned.university(before.university()));
        expected.check(release);
        shelves.cohorts().load(before.cohort()); // locked before agreements, as everybody does
        offer.execute(it -> it.checkIsFor(before.university()));
        WeekSet weeks = weeks(offer, release, command.weeks());
        AgreementRules.check(offer, before.university(), weeks, shelves.agreements());
        release.execute(it -> it.change(command.request(), command.places(), weeks, calendar.now()));
        return new PlacesAsked(command.request(), command.places(), weeks, release.invoke(Release::at));
    }

    @CommandHandler
    Done handle(TakeBackRequest command, Actor actor, ExpectedRevision expected) {
        Aggregate<Release> release = shelves.releases().load(ReleaseId.of(command.offer()));
        Request before = own(release, command.request());
        WhoMayDoWhat.check(command, actor, Concerned.university(before.university()));
        expected.check(release);
        release.execute(it -> it.takeBack(command.request(), calendar.now()));
        return new Done();
    }

    private static Request own(Aggregate<Release> release, RequestId request) {
        return release.invoke(it -> it.request(request));
    }

    private WeekSet weeks(Aggregate<Offer> offer, Aggregate<Release> release, Optional<WeekSet> asked) {
        Instant at = release.invoke(Release::at);
        Week releaseWeek = calendar.weekOf(at);
        return offer.invoke(it -> it.requestable(asked, releaseWeek));
    }

    private static RuntimeException bookableAtOnce(OfferId offer) {
        return new NeverAwaitedRelease(offer).thrown();
    }
}
