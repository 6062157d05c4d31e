package io.placemarket.query.area;

import io.placemarket.kernel.area.Audit;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A placement area.
 *
 * @param icb the ODS code of the integrated care board its provider lies in, where known
 * @param sector from its provider's ownership and its own setting
 * @param maximum students at once, from its audit
 * @param professions the professions it is fit to teach, each with its own maximum; none named means any
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
        int openOffers) {
    /** As it is now. */
    public static AreaRow of(AreasView.Entry area, Market market) {
        PlacementAreaRegistered registration = area.capacity().registration();
        Audit audit = registration.audit();
        Optional<Organisation> provider = Places.provider(area, market);
        Optional<String> icb = provider.flatMap(Organisation::icb);
        Map<String, Integer> professions = new TreeMap<>();
        audit.professions().forEach((ProfessionCode code, Integer maximum) -> professions.put(code.value(), maximum));
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
                professions,
                audit.from(),
                audit.to(),
                (int) area.capacity().offers().stream()
                        .filter(OfferedPlaces::open)
                        .count());
    }
}
