package io.placemarket.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one of two moments says of a cell that is compared.
 *
 * @param values all its figures
 * @param certain whether what is free was reckoned out
 * @param parts all parts of the figure that is looked at
 * @param causes of parts that are areas, what their free places follow from
 */
record CellSide(
        long position,
        Instant at,
        Map<Measure, Integer> values,
        boolean certain,
        List<CellPart> parts,
        Map<String, Causes> causes) {
    CellSide {
        values = Map.copyOf(values);
        parts = List.copyOf(parts);
        causes = Map.copyOf(causes);
    }

    /**
     * What an area's part follows from, each added up over the cell's weeks.
     *
     * @param unreleased of the offered places those whose release has not come
     * @param elsewhere learners outside the market, who load the area too
     */
    record Causes(int offered, int unreleased, int booked, int elsewhere, int limit) {
        static final Causes NOTHING = new Causes(0, 0, 0, 0, 0);
    }

    /** Whether no offer is left out because it has too few. */
    boolean tellsEveryOffer() {
        return parts.stream().noneMatch(part -> part.label().equals(CellPart.FEW));
    }

    int value(Measure measure) {
        return values.getOrDefault(measure, 0);
    }

    /** What an area's part follows from there; nothing where it has no part. */
    Causes causes(Optional<String> area) {
        return area.map(causes::get).orElse(Causes.NOTHING);
    }
}
