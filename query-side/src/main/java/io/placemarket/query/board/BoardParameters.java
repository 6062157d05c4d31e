package io.placemarket.query.board;

import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;

/** Reads which board is asked for. */
public final class BoardParameters {
    private BoardParameters() {}

    /**
     * From the parameters from, weeks, rows, profession, icb, sector, mode, supervision and level.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value
     */
    public static BoardQuery read(Filters filters, Today today) {
        return new BoardQuery(
                filters.week("from").orElse(today.week()),
                filters.number("weeks", 1, BoardQuery.MOST_WEEKS).orElse(BoardQuery.USUAL_WEEKS),
                filters.oneOf("rows", Dimension.class).orElse(Dimension.PROFESSION),
                filters.professions("profession"),
                filters.icbs("icb"),
                filters.anyOf("sector", Sector.class),
                filters.anyOf("mode", Mode.class),
                filters.anyOf("supervision", SupervisionModel.class),
                filters.anyOf("level", LearnerLevel.class));
    }
}
