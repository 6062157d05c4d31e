package io.placemarket.query.area;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A placement area with its weeks. */
public record AreaDetail(@JsonUnwrapped AreaRow area, List<AreaWeek> weeks, long position, long revision) {
    public AreaDetail {
        weeks = List.copyOf(weeks);
    }
}
