package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cell of which board, and of which of its figures to see what is behind.
 *
 * @param board by the day it is there; without a first week it begins with that day's
 * @param row the row's key; nothing for all rows together, or the first week
 * @param column the column's key; nothing for all columns together, or the first week
 * @param measure whose parts are listed
 * @param asOf nothing means now
 * @param compareWith another moment, where the two are to be compared
 */
public record CellQuery(
        Function<Today, BoardQuery> board,
        Optional<String> row,
        Optional<String> column,
        Measure measure,
        Optional<Moment> asOf,
        Optional<Moment> compareWith,
        PageRequest page) {
    public static final String ROW = "row";
    public static final String COLUMN = "column";
    public static final String MEASURE = "measure";

    /**
     * From the board's parameters, row, column, measure, asOf and compareWith.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value, also for a figure that such a cell does not tell
     */
    public static CellQuery of(Filters filters, Today today) {
        BoardQuery now = BoardParameters.read(filters, today);
        boolean begins = filters.week("from").isPresent();
        Optional<String> row = filters.one(ROW).map(key -> key(ROW, now.rows(), key));
        Optional<String> column = filters.one(COLUMN).map(key -> key(COLUMN, now.columns(), key));
        Optional<Measure> measure = filters.oneOf(MEASURE, Measure.class);
        CellQuery query = new CellQuery(
                then -> begins ? now : now.from(then.week()),
                row,
                column,
                measure.orElse(Measure.FREE),
                Moment.of(filters, Moment.AS_OF),
                Moment.of(filters, Moment.COMPARE_WITH),
                PageRequest.of(filters, "cell"));
        List<Measure> told = told(now, query.slice(now));
        if (!told.contains(query.measure())) {
            throw Problem.invalid(
                            MEASURE,
                            query.measure().name(),
                            "one of " + told.stream().map(Measure::name).collect(Collectors.joining(", "))
                                    + ": such a cell tells nothing else")
                    .refused();
        }
        return query;
    }

    /** What is told of a slice. */
    static List<Measure> told(BoardQuery board, Slice slice) {
        BoardCell cell = BoardCell.nothing(board.knowsDemand(slice), board.knowsDemand(slice) && board.knowsUnmet());
        return Measure.inReadingOrder()
                .filter(measure -> measure.of(cell).isPresent())
                .toList();
    }

    /** The offers it asks for. */
    Slice slice(BoardQuery query) {
        return new Slice(
                row.filter(key -> query.rows() != Dimension.WEEK),
                column.filter(key -> query.columns() != Dimension.WEEK));
    }

    /** The board of its weeks alone: one where rows or columns are weeks, else all. */
    BoardQuery weeks(BoardQuery query) {
        if (!query.isByWeek()) {
            return query;
        }
        Optional<String> week = query.rows() == Dimension.WEEK ? row : column;
        return query.only(week.map(Week::parse).orElse(query.from()));
    }

    private static String key(String name, Dimension dimension, String text) {
        if (dimension == Dimension.WEEK) {
            try {
                return Week.parse(text).toString();
            } catch (DateTimeException e) {
                throw Problem.invalid(name, text, "an ISO week such as 2026-W47")
                        .refused();
            }
        }
        List<String> accepted = keys(dimension).toList();
        String key = text.toUpperCase(Locale.ROOT);
        if (!accepted.contains(key)) {
            throw Problem.invalid(name, text, String.join(", ", accepted)).refused();
        }
        return key;
    }

    private static Stream<String> keys(Dimension dimension) {
        return switch (dimension) {
            case WEEK -> Stream.empty();
            case PROFESSION ->
                ReferenceData.shipped().professions().keySet().stream().map(ProfessionCode::value);
            case ICB -> Stream.concat(ReferenceData.shipped().boards().keySet().stream(), Stream.of(Dimension.UNKNOWN));
            case LEVEL -> names(LearnerLevel.values());
            case SECTOR -> names(Sector.values());
            case MODE -> names(Mode.values());
            case SUPERVISION -> SupervisionModel.all().stream().map(SupervisionModel::code);
        };
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }
}
