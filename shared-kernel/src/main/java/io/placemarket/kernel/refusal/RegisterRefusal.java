package io.placemarket.kernel.refusal;

import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;

/** There is one already, or there are enough (domain guide, "Organisation", "Reference data"). */
public sealed interface RegisterRefusal extends Refusal {
    /**
     * A register's code belongs to one organisation.
     *
     * @param register as requests name the code
     */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "a code no organisation has yet")
    record CodeTaken(String register, String taken) implements RegisterRefusal {
        @Override
        public String detail() {
            return "Another organisation has the code " + taken + ".";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(register);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(taken);
        }
    }

    /** The same is watched already. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "an alert for something else")
    record AlertSetBefore(@Figure("the alert there is") AlertId alert) implements RegisterRefusal {
        @Override
        public String detail() {
            return "You have this alert: it is " + alert + ".";
        }
    }

    /** Nobody watches without end. */
    @RefusedAs(value = ProblemCode.ALERT_LIMIT, accepted = "an alert, once another is removed")
    record AlertsUsedUp(
            @Figure("the most alerts one user may have") int most) implements RegisterRefusal {
        @Override
        public String detail() {
            return "You have %d alerts; more there cannot be.".formatted(most);
        }
    }

    /** It changed since whoever asks has looked. */
    @RefusedAs(value = ProblemCode.REVISION_MISMATCH, accepted = "the current revision, once it was looked at")
    record ChangedSince(@Figure("the current revision") long revision, long seen) implements RegisterRefusal {
        @Override
        public String detail() {
            return "It is at revision " + revision + " by now, not " + seen + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("revision " + revision);
        }
    }
}
