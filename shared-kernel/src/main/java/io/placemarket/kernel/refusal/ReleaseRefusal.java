package io.placemarket.kernel.refusal;

import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** Why a request for an offer's release is not taken (domain guide, "Release"). */
public sealed interface ReleaseRefusal extends Refusal {
    /** What an offer that is released takes. */
    String BOOKING = "a hold of places, or an allocation of students";

    /** The release has come. */
    @RefusedAs(value = ProblemCode.OFFER_RELEASED, accepted = BOOKING)
    record ReleaseHasCome(@Figure("when it was released") Instant releasedAt) implements ReleaseRefusal {
        @Override
        public String detail() {
            return "The offer was released at " + releasedAt + ".";
        }
    }

    /** There is no release. */
    @RefusedAs(value = ProblemCode.OFFER_RELEASED, accepted = BOOKING)
    record NeverAwaitedRelease(OfferId offer) implements ReleaseRefusal {
        @Override
        public String detail() {
            return "Offer " + offer + " was bookable from the start: hold places in it.";
        }
    }

    /** Its offer was withdrawn before. */
    @RefusedAs(ProblemCode.OFFER_WITHDRAWN)
    record ReleaseNeverComes() implements ReleaseRefusal {
        @Override
        public String detail() {
            return "The offer was withdrawn.";
        }
    }

    /** The requests are being resolved. */
    @RefusedAs(value = ProblemCode.TOO_LATE, accepted = BOOKING + ", once the requests are resolved")
    record RequestsClosed(
            @Figure("until when requests were taken") Instant deadline) implements ReleaseRefusal {
        @Override
        public String detail() {
            return "Requests were taken until " + deadline + "; they are being resolved.";
        }
    }

    /** A cohort has one request at a time. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "a change of that request")
    record RequestedBefore(
            @Figure("the cohort's request") RequestId request,
            @Figure("how many places it asks for") int places) implements ReleaseRefusal {
        @Override
        public String detail() {
            return "The cohort asked for %d places already; change that request.".formatted(places);
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a change of the request " + request);
        }
    }
}
