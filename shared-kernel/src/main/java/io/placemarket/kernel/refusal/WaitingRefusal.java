package io.placemarket.kernel.refusal;

import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** What a waiting list does not let happen (domain guide, "Waiting list"). */
public sealed interface WaitingRefusal extends Refusal {
    /** A cohort waits once at a time for an offer. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "another entry, once the cohort has left that one")
    record WaitsBefore(
            @Figure("the cohort's entry") EntryId entry,
            @Figure("how many places it waits for") int places) implements WaitingRefusal {
        @Override
        public String detail() {
            return "The cohort waits for %d places of the offer already.".formatted(places);
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("another entry, once the cohort has left " + entry);
        }
    }

    /** The places were not kept any longer. */
    @RefusedAs(value = ProblemCode.TURN_LAPSED, accepted = "another entry in the waiting list")
    record TurnHasLapsed(
            @Figure("until when they were kept") Instant lapsedAt) implements WaitingRefusal {
        @Override
        public String detail() {
            return "The places were kept until " + lapsedAt + ".";
        }
    }
}
