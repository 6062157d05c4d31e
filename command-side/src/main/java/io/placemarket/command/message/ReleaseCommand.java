package io.placemarket.command.message;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import java.util.Optional;

/** What can be asked about an offer before its release, and the release itself. */
public sealed interface ReleaseCommand extends Command {
    /** The offer it is about. */
    OfferId offer();

    /**
     * Asks for places for a cohort.
     *
     * @param weeks the offer's from the week of its release on, where absent
     */
    record RequestPlaces(RequestId request, CohortId cohort, int places, Optional<WeekSet> weeks)
            implements ReleaseCommand {
        @Override
        public OfferId offer() {
            return request.offer();
        }
    }

    /**
     * Asks for something else instead.
     *
     * @param weeks the offer's from the week of its release on, where absent
     */
    record ChangeRequest(RequestId request, int places, Optional<WeekSet> weeks) implements ReleaseCommand {
        @Override
        public OfferId offer() {
            return request.offer();
        }
    }

    /** Asks no longer. */
    record TakeBackRequest(RequestId request) implements ReleaseCommand {
        @Override
        public OfferId offer() {
            return request.offer();
        }
    }

    /** Resolves all requests of a released offer again after an error; what was granted and is still without names is given back first. */
    record RerunRelease(OfferId offer, Reason reason) implements ReleaseCommand {}

    /** Releases an offer whose time has come, and resolves all requests; does nothing where it has not, or that was done. */
    record ReleaseOffer(OfferId offer) implements ReleaseCommand {}
}
