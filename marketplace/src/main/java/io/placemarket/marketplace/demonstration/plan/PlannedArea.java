package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.List;

/**
 * An area of the region, with what the plan has put into it so far.
 *
 * @param professions those it offers places to
 */
record PlannedArea(
        AreaId id,
        PlannedProvider provider,
        String name,
        Setting setting,
        Audit audit,
        List<ProfessionCode> professions,
        AreaCapacity capacity) {
    PlannedArea(
            AreaId id,
            PlannedProvider provider,
            String name,
            Setting setting,
            Audit audit,
            List<ProfessionCode> professions) {
        this(
                id,
                provider,
                name,
                setting,
                audit,
                professions,
                new AreaCapacity(new PlacementAreaRegistered(id, provider.id(), name, setting, audit)));
    }

    String icb() {
        return provider.details().icb().orElse("");
    }
}
