package io.placemarket.kernel.release;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.TieBreak;
import java.time.Instant;
import java.util.List;

/** What happens before and at the release of an offer. A request takes nothing; what it was granted stands in a hold. */
public sealed interface ReleaseEvent extends DomainEvent {
    ReleaseId release();

    /**
     * The offer is visible, and can be booked from an instant on.
     *
     * @param commitment SHA-256 of the lottery's seed, in hexadecimal
     * @param sealedSeed the seed, encrypted under a key of the market's until it is revealed (Base64)
     */
    @EventName("ReleaseAnnounced")
    record ReleaseAnnounced(ReleaseId release, Instant at, TieBreak tieBreak, String commitment, String sealedSeed)
            implements ReleaseEvent {}

    /**
     * A university asks for places.
     *
     * @param places in each of the weeks
     */
    @EventName("PlacesRequested")
    record PlacesRequested(
            ReleaseId release, RequestId request, CohortId cohort, OrganisationId university, int places, WeekSet weeks)
            implements ReleaseEvent {}

    /**
     * It asks for something else.
     *
     * @param requeued whether it asks for more than before, and so takes its turn anew where the first to come are served first
     */
    @EventName("RequestChanged")
    record RequestChanged(ReleaseId release, RequestId request, int places, WeekSet weeks, boolean requeued)
            implements ReleaseEvent {}

    /** It no longer asks. */
    @EventName("RequestTakenBack")
    record RequestTakenBack(ReleaseId release, RequestId request) implements ReleaseEvent {}

    /**
     * The release has come, and all requests were resolved together.
     *
     * @param seed of the lottery, in hexadecimal: its SHA-256 is the commitment
     * @param free what could be given, for every week that was asked for
     * @param outcomes of every request, in the order of their turns
     */
    @EventName("ReleaseResolved")
    record ReleaseResolved(ReleaseId release, String seed, List<FreePlaces> free, List<RequestOutcome> outcomes)
            implements ReleaseEvent {
        public ReleaseResolved {
            free = List.copyOf(free);
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * After an error all requests were resolved again; what the last result had held and nobody was named for was given back first. Both
     * results stay.
     *
     * @param seed of the same lottery, so that nobody draws again until the result pleases
     * @param free what could be given now, for every week that was asked for
     * @param outcomes of every request, in the order of their turns; asked is what is left of it besides students named by then
     */
    @EventName("ReleaseRerun")
    record ReleaseRerun(
            ReleaseId release, Reason reason, String seed, List<FreePlaces> free, List<RequestOutcome> outcomes)
            implements ReleaseEvent {
        public ReleaseRerun {
            free = List.copyOf(free);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The offer was withdrawn before its release; nobody gets anything. */
    @EventName("ReleaseCalledOff")
    record ReleaseCalledOff(ReleaseId release, Reason reason) implements ReleaseEvent {}
}
