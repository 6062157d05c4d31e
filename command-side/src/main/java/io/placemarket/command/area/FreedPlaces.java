package io.placemarket.command.area;

import io.placemarket.kernel.id.CohortId;
import java.util.Collection;
import org.axonframework.modelling.command.Aggregate;

/** What happens in the same unit of work when places of an area may have become free. */
public interface FreedPlaces {
    /**
     * To be called once the area is loaded and before any cohort or student is, so that everybody locks in the same order.
     *
     * @param others cohorts that are changed besides
     */
    void prepare(Aggregate<PlacementArea> area, Collection<CohortId> others);

    /** To be called when all is freed. */
    void pass(Aggregate<PlacementArea> area);
}
