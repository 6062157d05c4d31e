package io.placemarket.kernel.refusal;

import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may not do that (docs/who-may-do-what.md). */
public sealed interface AccessRefusal extends Refusal {
    /**
     * A role does not do this.
     *
     * @param command in words
     * @param roles that do; none where the market alone does
     */
    @RefusedAs(value = ProblemCode.NOT_ALLOWED, accepted = "the roles that may")
    record RoleMayNot(Role role, String command, List<Role> roles) implements AccessRefusal {
        public RoleMayNot {
            roles = List.copyOf(roles);
        }

        @Override
        public String detail() {
            return "As " + role + " you may not " + command + "; see who may do what.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(roles.stream().map(Role::name).collect(Collectors.joining(" or ")))
                    .filter(words -> !words.isEmpty());
        }
    }

    /** It is another organisation's. */
    @RefusedAs(ProblemCode.NOT_YOURS)
    record OfAnotherOrganisation() implements AccessRefusal {
        @Override
        public String detail() {
            return "It does not belong to the organisation you act for.";
        }
    }

    /** An account without an organisation has nothing of its own. */
    @RefusedAs(ProblemCode.NOT_ALLOWED)
    record ActsForNobody(Role role) implements AccessRefusal {
        @Override
        public String detail() {
            return "As " + role + " you act for no organisation.";
        }
    }

    /** The log is proved to those who watch over the market. */
    @RefusedAs(value = ProblemCode.NOT_ALLOWED, accepted = "the roles that may")
    record ProofsForOthers() implements AccessRefusal {
        @Override
        public String detail() {
            return "The log's proofs are for regional teams and operators.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(Role.REGIONAL + " or " + Role.OPERATOR);
        }
    }

    /** Only a provider has placement areas. */
    @RefusedAs(ProblemCode.NOT_ALLOWED)
    record HostsNobody() implements AccessRefusal {
        @Override
        public String detail() {
            return "Your organisation does not host students.";
        }
    }

    /** Only an education provider has cohorts. */
    @RefusedAs(ProblemCode.NOT_ALLOWED)
    record SendsNobody() implements AccessRefusal {
        @Override
        public String detail() {
            return "Your organisation does not send students.";
        }
    }
}
