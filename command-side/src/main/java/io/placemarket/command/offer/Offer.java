package io.placemarket.command.offer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The terms of an offer, and whether it still stands. What is booked in it is the area's to know. */
@AggregateRoot
public class Offer {
    @AggregateIdentifier
    private OfferId id;

    private OfferPosted posted;
    private OrganisationId provider;
    /** Whose it was before, the first to post it first. */
    private final List<OrganisationId> before = new ArrayList<>();

    private OfferTerms terms;
    private final OfferLife life = new OfferLife();
    /** Weeks that were withdrawn. */
    private WeekSet gone = WeekSet.none();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Offer() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Offer(OfferPosted posted) {
        apply(posted);
    }

    public OfferId id() {
        return id;
    }

    public OrganisationId provider() {
        return provider;
    }

    /** Its provider, and before it those whose it was until its area went to another. */
    public List<OrganisationId> providers() {
        return Stream.concat(before.stream(), Stream.of(provider)).distinct().toList();
    }

    public OfferTerms terms() {
        return terms;
    }

    /** Where it stands. */
    public OfferLife life() {
        return life;
    }

    /** Whether it was posted with a release, which may have come by now. */
    public boolean hasRelease() {
        return terms.release().isPresent();
    }

    /** Weeks of its terms that were withdrawn. */
    WeekSet gone() {
        return gone;
    }

    /** What a roll-forward asks of it. */
    RollForward.Known known() {
        return new RollForward.Known(posted, terms.firstDay(), life.postedInError());
    }

    /** Lets nothing further be booked in it. */
    public void withdraw(Reason reason, boolean bookingsToo) {
        life.checkStands();
        apply(new OfferWithdrawn(id, reason, bookingsToo));
    }

    /** Takes nothing further. */
    public void close() {
        life.checkClosable();
        apply(new BookingsClosed(id));
    }

    /** Lets it be booked, its release having come. */
    public void release() {
        apply(new OfferReleased(id));
    }

    /** Belongs to another provider from now on. */
    void handOver(OrganisationId to) {
        apply(new OfferHandedOver(id, to));
    }

    void amend(OfferTerms other) {
        apply(new OfferAmended(id, other));
    }

    /** Notes that reserved shares ended, for its history. */
    void noteEnded(List<ReservedShare> shares) {
        apply(new ReservedSharesEnded(id, shares));
    }

    void withdrawPart(WeekSet weeks, int places, Reason reason) {
        apply(new OfferWithdrawnInPart(id, weeks, places, reason));
    }

    /** Refuses an education provider that it does not name, where it names any. */
    public void checkIsFor(OrganisationId university) {
        OfferAudience.check(terms, university);
    }

    /** Whether education providers' cohorts of that programme may book it as it stands now. */
    public boolean isFor(OrganisationId university, Programme programme) {
        return isFor(university) && OfferAudience.suits(terms, programme);
    }

    /** Whether it names no education providers, or that one among them. */
    public boolean isFor(OrganisationId university) {
        return terms.particulars().isFor(university);
    }

    /** Refuses a cohort of another profession or level. */
    public void checkSuits(Programme programme) {
        OfferAudience.check(terms, programme);
    }

    /** The weeks that can be booked from this week on: those asked for, or all where none are named. */
    public WeekSet bookable(Optional<WeekSet> asked, Week thisWeek) {
        return BookableWeeks.checkedLength(BookableWeeks.of(offered(), asked, thisWeek), terms.particulars());
    }

    /** The same of weeks that are booked beside others of it, which count for how few and how many a booking has. */
    public WeekSet bookableBeside(WeekSet others, WeekSet asked, Week thisWeek) {
        WeekSet weeks = BookableWeeks.of(offered(), Optional.of(asked), thisWeek);
        BookableWeeks.checkedLength(weeks.plus(others), terms.particulars());
        return weeks;
    }

    /** The weeks that can be asked for before its release: those asked for, or all from the week of the release on. */
    public WeekSet requestable(Optional<WeekSet> asked, Week release) {
        return BookableWeeks.checkedLength(BookableWeeks.afterRelease(offered(), asked, release), terms.particulars());
    }

    /** Weeks of it, whether they have begun or not: those named, or all. */
    public WeekSet everOf(Optional<WeekSet> asked) {
        return BookableWeeks.everOf(offered(), asked);
    }

    private WeekSet offered() {
        return terms.weeks().minus(gone);
    }

    @EventSourcingHandler
    void on(OfferEvent event) {
        life.on(event);
        switch (event) {
            case OfferPosted first -> {
                id = first.offer();
                posted = first;
                provider = first.provider();
                terms = first.terms();
            }
            case OfferHandedOver handed -> {
                before.add(provider);
                provider = handed.provider();
            }
            case OfferAmended amended -> terms = amended.terms();
            case OfferWithdrawnInPart part -> {
                if (part.places() == 0) {
                    gone = gone.plus(part.weeks());
                }
            }
            case OfferReleased released -> {}
            case OfferWithdrawn whole -> {}
            case BookingsClosed ended -> {}
            // What is reserved stands in the area.
            case ReservedSharesEnded ended -> {}
        }
    }
}
