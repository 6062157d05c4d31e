package io.placemarket.command.area;

import io.placemarket.kernel.id.CohortId;
import java.util.Collection;
import java.util.List;
import org.axonframework.modelling.command.Aggregate;

/** What happens in the same unit of work when places of an area may have become free. */
public interface FreedPlaces {
    /**
     * To be called once, when all areas are loaded and before any cohort or student is, so that everybody locks in the same order: whoever waits
     * in any of the areas is locked together.
     *
     * @param others cohorts that are changed besides
     */
    void prepare(Collection<Aggregate<PlacementArea>> areas, Collection<CohortId> others);

    /** The same for one area. */
    default void prepare(Aggregate<PlacementArea> area, Collection<CohortId> others) {
        prepare(List.of(area), others);
    }

    /** To be called when all is freed. */
    void pass(Aggregate<PlacementArea> area);
}
