package io.placemarket.query.area;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Audits;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import io.placemarket.query.reading.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A placement area.
 *
 * @param icb the ODS code of the integrated care board its provider lies in, where known
 * @param sector from its provider's ownership and its own setting
 * @param maximum students at once, from the audit that holds today, or else the last one
 * @param professions the professions it is fit to teach, each with its own maximum; none named means any
 * @param auditHeldUntil the last day from today on without a gap in its audits; absent where none holds today
 * @param audits all of them, the first to hold first
 * @param openOffers how many offers still take bookings
 */
public record AreaRow(
        AreaId area,
        String name,
        OrganisationId provider,
        String providerName,
        Optional<String> town,
        Optional<String> icb,
        Optional<String> icbName,
        Sector sector,
        Setting setting,
        int maximum,
        Map<String, Integer> professions,
        LocalDate auditedFrom,
        LocalDate auditedTo,
        Optional<LocalDate> auditHeldUntil,
        List<AuditRow> audits,
        int openOffers) {
    public AreaRow {
        audits = List.copyOf(audits);
    }

    /** An educational audit. */
    public record AuditRow(LocalDate from, LocalDate to, int maximum, Map<String, Integer> professions) {
        static AuditRow of(Audit audit) {
            return new AuditRow(audit.from(), audit.to(), audit.maximum(), byCode(audit));
        }
    }

    private static Map<String, Integer> byCode(Audit audit) {
        Map<String, Integer> professions = new TreeMap<>();
        audit.professions().forEach((ProfessionCode code, Integer maximum) -> professions.put(code.value(), maximum));
        return professions;
    }

    /** As it is on this day. */
    public static AreaRow of(AreasView.Entry area, Market market, Today today) {
        PlacementAreaRegistered registration = area.capacity().registration();
        Audits audits = area.capacity().audits();
        Audit audit = audits.asOf(today.day());
        Optional<Organisation> provider = Places.provider(area, market);
        Optional<String> icb = provider.flatMap(Organisation::icb);
        return new AreaRow(
                area.id(),
                area.name(),
                area.provider(),
                market.organisations().name(area.provider()),
                provider.flatMap(Organisation::town),
                icb,
                icb.map(Labels::icb),
                Places.sector(area, market),
                registration.setting(),
                audit.maximum(),
                byCode(audit),
                audit.from(),
                audit.to(),
                audits.heldUntil(today.day()),
                audits.inOrder().stream().map(AuditRow::of).toList(),
                (int) area.capacity().offers().stream()
                        .filter(OfferedPlaces::open)
                        .count());
    }
}
