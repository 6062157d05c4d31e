package io.placemarket.kernel.refusal;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An area is not fit to teach then, or them (domain guide, "Educational audit"). */
public sealed interface AuditRefusal extends Refusal {
    /** Some of the days lie in no audit. */
    @RefusedAs(value = ProblemCode.OUTSIDE_AUDIT, accepted = "days on which the area is audited")
    record DaysNotAudited(List<Audit> audits) implements AuditRefusal {
        public DaysNotAudited {
            audits = List.copyOf(audits);
        }

        @Figure("the first day of the first audit")
        public LocalDate auditedFrom() {
            return audits.getFirst().from();
        }

        @Figure("the last day of the last audit")
        public LocalDate auditedTo() {
            return audits.getLast().to();
        }

        @Override
        public String detail() {
            return "The area is audited " + spans() + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("days " + spans());
        }

        private String spans() {
            return audits.stream()
                    .map(audit -> "from " + audit.from() + " to " + audit.to())
                    .collect(Collectors.joining(", and "));
        }
    }

    /** Some of the weeks lie in no audit. */
    @RefusedAs(value = ProblemCode.OUTSIDE_AUDIT, accepted = "those of the weeks in which the area is audited")
    record WeeksNotAudited(
            @Figure("the weeks without an audit") WeekSet weeks, WeekSet audited) implements AuditRefusal {
        @Override
        public String detail() {
            return "The area is not audited in " + weeks + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("of these weeks, " + audited).filter(words -> !audited.isEmpty());
        }
    }

    /** The area is fit to teach others only. */
    @RefusedAs(value = ProblemCode.OUTSIDE_AUDIT, accepted = "a profession the area is audited for")
    record ProfessionNotAudited(
            ProfessionCode profession,

            @Figure("the professions the area is audited for")
            List<ProfessionCode> professions)
            implements AuditRefusal {
        public ProfessionNotAudited {
            professions = List.copyOf(professions);
        }

        @Override
        public String detail() {
            return "The area is not audited for " + profession + ", only for " + professions + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(professions.stream().map(ProfessionCode::value).collect(Collectors.joining(" or ")));
        }
    }
}
