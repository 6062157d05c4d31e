package io.placemarket.query.reading;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;

/**
 * Who may see what, in one place. Areas, organisations and all counts of places are seen by everybody who is signed in; offers too, but for those that
 * are for named education providers: no other learns of one by itself, while the market's and an area's counts have it. Students and bookings
 * are seen by their university and by the provider in whose area they are; by nobody else, so by no region and no operator.
 */
public final class Visibility {
    private Visibility() {}

    /** Whether somebody sees a booking and whom it is for. */
    public static boolean seesBooking(Actor actor, OrganisationId university, OrganisationId provider) {
        return switch (actor.role()) {
            case UNIVERSITY -> actor.actsFor(university);
            case PROVIDER -> actor.actsFor(provider);
            case REGIONAL, OPERATOR -> false;
        };
    }

    /** Whether somebody sees the university's own number of a student. */
    public static boolean seesReference(Actor actor, OrganisationId university) {
        return actor.role() == Role.UNIVERSITY && actor.actsFor(university);
    }

    /** Whether somebody sees a cohort and its students. */
    public static boolean seesCohort(Actor actor, OrganisationId university) {
        return actor.role() == Role.UNIVERSITY && actor.actsFor(university);
    }

    /** Whether somebody sees, without names, that a university holds or fills places in an offer of the provider. */
    public static boolean seesHold(Actor actor, OrganisationId university, OrganisationId provider) {
        return actor.role() == Role.REGIONAL || seesBooking(actor, university, provider);
    }

    /** Whether somebody sees an offer: an education provider only where it is for all of them, or names it. */
    public static boolean seesOffer(Actor actor, OfferTerms terms) {
        return actor.role() != Role.UNIVERSITY
                || terms.particulars().onlyFor().isEmpty()
                || actor.organisation().filter(terms.particulars()::isFor).isPresent();
    }

    /** What is free of an offer in a week: for an education provider what it could book, for everybody else all of it. */
    public static int free(AreaCapacity capacity, OfferId offer, Week week, Actor actor) {
        return room(capacity, offer, week, actor).free();
    }

    /** The same with what holds it down. */
    public static Room room(AreaCapacity capacity, OfferId offer, Week week, Actor actor) {
        return actor.role() == Role.UNIVERSITY
                ? capacity.room(offer, week, actor.organisation())
                : capacity.room(offer, week);
    }

    /** Whether somebody sees why a provider lowered what is safe. */
    public static boolean seesReason(Actor actor, OrganisationId provider) {
        return actor.role() == Role.REGIONAL || (actor.role() == Role.PROVIDER && actor.actsFor(provider));
    }

    /** Whether somebody is told how few are booked with a provider: who sees its bookings, or its holds without names. */
    public static boolean seesFewBooked(Actor actor, OrganisationId provider) {
        return actor.role() == Role.REGIONAL || (actor.role() == Role.PROVIDER && actor.actsFor(provider));
    }

    /**
     * The organisation whose side of the bookings somebody sees.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for a region or an operator
     */
    public static OrganisationId ownSide(Actor actor) {
        return switch (actor.role()) {
            case UNIVERSITY, PROVIDER ->
                actor.organisation().orElseThrow(() -> notAllowed(actor).refused());
            case REGIONAL, OPERATOR -> throw notAllowed(actor).refused();
        };
    }

    private static Problem notAllowed(Actor actor) {
        return Problem.of(
                ProblemCode.NOT_ALLOWED,
                "Bookings and students are seen by their university and their provider only, not in the role %s."
                        .formatted(actor.role()));
    }
}
