package io.placemarket.command.area;

import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Audits;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.AuditRefusal.DaysNotAudited;
import io.placemarket.kernel.refusal.AuditRefusal.ProfessionNotAudited;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Renewed from today on at the earliest: what counted on days past is not rewritten. */
    static void checkRenews(Audit audit, LocalDate today) {
        check(audit, today);
        checkNotPast("auditedFrom", audit.from(), today);
    }

    /** The audit of a renewal: with how many of each profession the last one allows, where it says so. */
    static Audit renewed(RenewAudit renewal, Audits audits) {
        Audit next = renewal.audit();
        return renewal.professionsAsBefore()
                ? new Audit(next.maximum(), asBefore(audits.asOf(next.from()), next.maximum()), next.from(), next.to())
                : next;
    }

    /** As many of each profession as before, and none above the new maximum: who says nothing of them takes no limit away. */
    private static SortedMap<ProfessionCode, Integer> asBefore(Audit before, int maximum) {
        SortedMap<ProfessionCode, Integer> professions = new TreeMap<>(before.professions());
        professions.replaceAll((profession, most) -> Math.min(most, maximum));
        return professions;
    }

    /** What the audit says from that day on; the day must lie in one. */
    static Audit changed(ChangeAudit change, Audits audits, LocalDate today) {
        checkNotPast("from", change.from(), today);
        Audit before = audits.on(change.from()).orElseThrow(() -> outside(audits));
        Audit rest = new Audit(
                change.maximum(),
                change.professions().orElseGet(() -> asBefore(before, change.maximum())),
                change.from(),
                before.to());
        check(rest, today);
        return rest;
    }

    /** The last day must lie in an audit; yesterday at the earliest. */
    static void checkEnds(LocalDate lastDay, Audits audits, LocalDate today) {
        checkNotPast("lastDay", lastDay, today.minusDays(1));
        if (audits.on(lastDay).isEmpty()) {
            throw outside(audits);
        }
    }

    private static void checkNotPast(String field, LocalDate day, LocalDate earliest) {
        if (day.isBefore(earliest)) {
            throw invalid(field, day, "a day not before " + earliest);
        }
    }

    /** An offer's days lie within the audits, one after the other, and each of them allows its profession. */
    static void checkAllows(Audits audits, OfferTerms terms) {
        if (!audits.cover(terms.firstDay(), terms.lastDay())) {
            throw outside(audits);
        }
        audits.inOrder().stream()
                .filter(audit ->
                        !audit.from().isAfter(terms.lastDay()) && !audit.to().isBefore(terms.firstDay()))
                .forEach(audit -> checkAllows(audit, terms));
    }

    private static void checkAllows(Audit audit, OfferTerms terms) {
        if (audit.maximum(terms.profession()) == 0) {
            throw new ProfessionNotAudited(
                            terms.profession(), List.copyOf(audit.professions().keySet()))
                    .thrown();
        }
    }

    private static RuntimeException outside(Audits audits) {
        return new DaysNotAudited(audits.inOrder()).thrown();
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
