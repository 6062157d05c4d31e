package io.placemarket.query.offer;

import io.placemarket.edge.personal.Opened;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.ReleaseEvent.RequestChanged;
import io.placemarket.kernel.release.ReleaseEvent.RequestTakenBack;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Visibility;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the events of an offer, its holds and its allocations in plain words, as far as the asker may know of them. */
final class HistoryWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.UK);

    private final Market market;
    private final OrganisationId provider;
    private final Actor actor;
    private final Opened notes;

    /**
     * For one asker.
     *
     * @param notes what was sealed, as far as it can be read
     */
    HistoryWords(Market market, OrganisationId provider, Actor actor, Opened notes) {
        this.notes = notes;
        this.market = market;
        this.provider = provider;
        this.actor = actor;
    }

    /** What happened; nothing where the asker may not know, or another event says it. */
    Optional<String> what(DomainEvent event) {
        if (event instanceof OfferEvent offer) {
            return Optional.of(offer(offer));
        }
        if (event instanceof HoldEvent hold) {
            return holder(hold.hold())
                    .filter(university -> Visibility.seesHold(actor, university, provider))
                    .map(university -> hold(hold, market.organisations().name(university)));
        }
        if (event instanceof ReleaseEvent release) {
            return release(release);
        }
        return event instanceof AllocationEvent allocation
                ? owner(allocation.allocation())
                        .filter(university -> Visibility.seesHold(actor, university, provider))
                        .map(university -> allocation(allocation, university))
                : Optional.empty();
    }

    /** Who did it. */
    String who(Optional<Actor> doer) {
        if (doer.isEmpty() || doer.get().user().startsWith("market/")) {
            return "The market";
        }
        Actor someone = doer.get();
        return someone.organisation()
                .map(organisation -> market.organisations().name(organisation)
                        + (actor.actsFor(organisation) ? " (" + someone.user() + ")" : "")
                        + (actsForAnother(someone, organisation)
                                ? " for " + market.organisations().name(provider)
                                : ""))
                .orElse("The market's operator");
    }

    /** Whether it was a network, on behalf of the provider. */
    private boolean actsForAnother(Actor doer, OrganisationId organisation) {
        return doer.role() == Role.PROVIDER
                && !organisation.equals(provider)
                && market.organisations()
                        .find(provider)
                        .filter(member -> member.wasEverIn(organisation))
                        .isPresent();
    }

    private Optional<OrganisationId> holder(HoldId hold) {
        return market.bookings().hold(hold).map(known -> known.university());
    }

    private Optional<OrganisationId> owner(AllocationId allocation) {
        return market.bookings()
                .allocation(allocation)
                .map(known -> known.proposal().university());
    }

    private String offer(OfferEvent event) {
        return switch (event) {
            case OfferPosted posted ->
                "Posted %s for %s, %s to %s"
                                .formatted(
                                        count(posted.terms().places(), "place"),
                                        ReferenceData.shipped()
                                                .professionName(posted.terms().profession()),
                                        day(posted.terms().firstDay()),
                                        day(posted.terms().lastDay()))
                        + (posted.copiedFrom().isPresent() ? ", copied from an earlier offer." : ".");
            case OfferReleased released -> "Released: it can be booked from now on.";
            case OfferHandedOver handed -> "Its area went to another provider, and the offer with it.";
            case OfferAmended amended -> "Its terms were amended.";
            case OfferWithdrawnInPart part ->
                "Withdrawn in part: %s left in %s. %s"
                        .formatted(count(part.places(), "place"), weeks(part.weeks()), reason(part.reason()));
            case ReservedSharesEnded ended ->
                "What was reserved is everybody's by now, because its time was up: "
                        + ended.shares().stream()
                                .map(share -> "%s for %s until %s"
                                        .formatted(
                                                count(share.places(), "place"),
                                                market.organisations().name(share.university()),
                                                MOMENT.format(share.until().atZone(EnglishTime.ZONE))))
                                .collect(Collectors.joining("; "))
                        + ".";
            case BookingsClosed closed -> "Closed: nothing further is booked in it, what is booked stays.";
            case OfferWithdrawn withdrawn ->
                "Withdrawn: " + reason(withdrawn.reason())
                        + (withdrawn.bookingsToo() ? " Its bookings were withdrawn too." : "");
        };
    }

    private Optional<String> release(ReleaseEvent event) {
        return switch (event) {
            case ReleaseAnnounced announced ->
                Optional.of("It is released on %s; until then universities request places."
                        .formatted(MOMENT.format(announced.at().atZone(EnglishTime.ZONE))));
            case PlacesRequested asked ->
                seen(asked.university())
                        .map(name -> "%s requested %s in %s."
                                .formatted(name, count(asked.places(), "place"), weeks(asked.weeks())));
            case RequestChanged changed ->
                requester(changed.request())
                        .map(name -> "%s changed its request to %s in %s."
                                .formatted(name, count(changed.places(), "place"), weeks(changed.weeks())));
            case RequestTakenBack gone -> requester(gone.request()).map(name -> name + " took its request back.");
            case ReleaseRerun rerun ->
                Optional.of("Run again: %s resolved anew, %s granted. %s"
                        .formatted(
                                count(rerun.outcomes().size(), "request"),
                                count(
                                        rerun.outcomes().stream()
                                                .mapToInt(RequestOutcome::granted)
                                                .sum(),
                                        "place"),
                                reason(rerun.reason())));
            case ReleaseResolved resolved ->
                Optional.of("%s resolved: %s granted."
                        .formatted(
                                count(resolved.outcomes().size(), "request"),
                                count(
                                        resolved.outcomes().stream()
                                                .mapToInt(RequestOutcome::granted)
                                                .sum(),
                                        "place")));
            // That the offer was withdrawn says it.
            case ReleaseCalledOff gone -> Optional.empty();
        };
    }

    private Optional<String> seen(OrganisationId university) {
        return Visibility.seesHold(actor, university, provider)
                ? Optional.of(market.organisations().name(university))
                : Optional.empty();
    }

    private Optional<String> requester(RequestId request) {
        return market.releases()
                .find(request.offer())
                .flatMap(release -> release.asker(request))
                .flatMap(this::seen);
    }

    private static String hold(HoldEvent event, String university) {
        return switch (event) {
            case HoldPlaced placed ->
                "%s held %s in %s.".formatted(university, count(placed.places(), "place"), weeks(placed.weeks()));
            case HoldNamed named ->
                "%s named %s for held places."
                        .formatted(university, count(named.allocations().size(), "student"));
            case HoldExtended longer ->
                "%s keeps its places until %s."
                        .formatted(university, MOMENT.format(longer.lapsesAt().atZone(EnglishTime.ZONE)));
            case HoldReleased released ->
                "The places %s held were released by the %s: %s"
                        .formatted(university, party(released.by()), reason(released.reason()));
            case HoldLapsed lapsed -> "The hold of " + university + " lapsed; its places are free again.";
        };
    }

    private String allocation(AllocationEvent event, OrganisationId university) {
        String student = student(event.allocation(), university);
        return switch (event) {
            case AllocationProposed proposed -> student + " was proposed for " + weeks(proposed.weeks()) + ".";
            case AllocationAccepted accepted ->
                student + (accepted.by() == Party.MARKET ? " was accepted at once." : " was accepted.");
            case AllocationReturned returned ->
                student + " was returned by the " + party(returned.by()) + ": "
                        + why(returned.reason(), event.allocation(), university);
            case AllocationWithdrawn withdrawn ->
                student + " was withdrawn by the " + party(withdrawn.by()) + ": "
                        + why(withdrawn.reason(), event.allocation(), university);
            case AllocationShortened shorter ->
                "%s: %s given up by the %s: %s"
                        .formatted(
                                student,
                                weeks(shorter.freed()),
                                party(shorter.by()),
                                why(shorter.reason(), event.allocation(), university));
            case AllocationPostponed later ->
                "%s was postponed from %s: %s"
                        .formatted(student, weeks(later.freed()), why(later.reason(), event.allocation(), university));
            case AllocationTransferred gone ->
                "%s was transferred to another offer for %s: %s"
                        .formatted(student, weeks(gone.freed()), why(gone.reason(), event.allocation(), university));
            case StudentReplaced other ->
                "%s was replaced in %s: %s"
                        .formatted(student, weeks(other.freed()), why(other.reason(), event.allocation(), university));
            case StudentDidNotStart absent ->
                student + " did not start: " + why(absent.reason(), event.allocation(), university);
            case StudentLeftEarly left ->
                student + " left early, last day " + day(left.lastDay()) + ": "
                        + why(left.reason(), event.allocation(), university);
        };
    }

    private String student(AllocationId allocation, OrganisationId university) {
        String name = market.organisations().name(university);
        return market.bookings()
                .allocation(allocation)
                .filter(known -> Visibility.seesBooking(actor, university, provider))
                .map(known -> "Student %s of %s".formatted(known.proposal().student(), name))
                .orElse("A student of " + name);
    }

    /** A note may speak of the student: of who was forgotten it is told no more. */
    private String why(SealedReason reason, AllocationId allocation, OrganisationId university) {
        return market.bookings()
                .allocation(allocation)
                .map(known -> known.proposal().student())
                .filter(student -> !market.cohorts().forgot(student))
                .filter(student -> Visibility.seesBooking(actor, university, provider))
                .map(student -> notes.reason(student, reason))
                .map(HistoryWords::reason)
                .orElse(reason.code().label() + ".");
    }

    private static String reason(Reason reason) {
        String label = reason.code().label();
        return reason.note().isBlank() ? label + "." : label + " (" + reason.note() + ").";
    }

    private static String party(Party party) {
        return party.name().toLowerCase(Locale.ROOT);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String weeks(WeekSet weeks) {
        return String.join(", ", weeks.runs()).replace("/", " to ");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
