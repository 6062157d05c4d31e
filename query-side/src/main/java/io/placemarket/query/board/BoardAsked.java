package io.placemarket.query.board;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which board somebody asks for, and of when.
 *
 * @param query by the day it is there; without a first week it begins with that day's
 * @param asOf nothing means now
 * @param compareWith another moment, where the two are to be compared
 */
public record BoardAsked(Function<Today, BoardQuery> query, Optional<Moment> asOf, Optional<Moment> compareWith) {
    /**
     * From the board's parameters, asOf and compareWith.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value
     */
    public static BoardAsked of(Filters filters, Today today) {
        BoardQuery now = BoardParameters.read(filters, today);
        boolean begins = filters.week("from").isPresent();
        BoardAsked asked = new BoardAsked(
                then -> begins ? now : now.from(then.week()),
                Moment.of(filters, Moment.AS_OF),
                Moment.of(filters, Moment.COMPARE_WITH));
        filters.nothingElse();
        return asked;
    }

    /**
     * Refuses what only a board that stands still can be asked for.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value
     */
    static void refuseMoments(Filters filters) {
        for (String name : new String[] {Moment.AS_OF, Moment.COMPARE_WITH}) {
            filters.one(name).ifPresent(value -> {
                throw new Problem(
                                ProblemCode.INVALID_VALUE,
                                "A past moment does not change: ask /api/board for it, not the stream.",
                                Optional.of(name),
                                Optional.of(value),
                                Optional.of("nothing: a stream shows the board as it is"),
                                Map.of())
                        .refused();
            });
        }
    }
}
