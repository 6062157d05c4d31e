package io.placemarket.command.area;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import java.time.LocalDate;

/** What an educational audit may say, and what it allows (domain guide, "Educational audit"). */
final class AuditRules {
    /** Audits usually hold for two years; longer than ten is a slip of the keyboard. */
    private static final int MOST_YEARS = 10;

    private AuditRules() {}

    static void check(Audit audit, LocalDate today) {
        if (audit.maximum() < 1 || audit.maximum() > Audit.MOST) {
            throw invalid("maximum", audit.maximum(), "a whole number from 1 to " + Audit.MOST);
        }
        audit.professions().forEach((profession, maximum) -> checkProfession(audit, profession, maximum));
        if (audit.to().isBefore(audit.from()) || audit.to().isBefore(today)) {
            LocalDate earliest = audit.from().isBefore(today) ? today : audit.from();
            throw invalid("auditedTo", audit.to(), "a day not before " + earliest);
        }
        if (audit.from().plusYears(MOST_YEARS).isBefore(audit.to())) {
            throw invalid("auditedTo", audit.to(), "a day within " + MOST_YEARS + " years of " + audit.from());
        }
    }

    private static void checkProfession(Audit audit, ProfessionCode profession, int maximum) {
        if (!ReferenceData.shipped().knows(profession)) {
            throw invalid("professions", profession, "a profession of the reference data, such as NUR-ADULT");
        }
        if (maximum < 1 || maximum > audit.maximum()) {
            throw invalid(
                    "professions." + profession,
                    maximum,
                    "a whole number from 1 to the area's maximum, " + audit.maximum());
        }
    }

    static void checkAllows(Audit audit, OfferTerms terms) {
        if (audit.maximum(terms.profession()) == 0) {
            throw Problem.of(
                            ProblemCode.OUTSIDE_AUDIT,
                            "The area is not audited for " + terms.profession() + ", only for "
                                    + audit.professions().keySet() + ".")
                    .with(
                            "professions",
                            audit.professions().keySet().stream()
                                    .map(ProfessionCode::value)
                                    .toList())
                    .refused();
        }
        if (terms.firstDay().isBefore(audit.from()) || terms.lastDay().isAfter(audit.to())) {
            throw Problem.of(
                            ProblemCode.OUTSIDE_AUDIT,
                            "The audit holds from " + audit.from() + " to " + audit.to() + ".")
                    .with("auditedFrom", audit.from().toString())
                    .with("auditedTo", audit.to().toString())
                    .refused();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
