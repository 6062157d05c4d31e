package io.placemarket.command.offer;

import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.edge.csv.RowResult;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.refusal.RowRefusal.OfferTwice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table of offers, as far as it can be judged by itself.
 *
 * @param rows each content once
 */
record OfferTable(int size, List<Row> rows, List<RowProblem> rejected) {
    private static final String AREA = "area";
    private static final String PROFESSION = "profession";
    private static final String LEVEL = "level";
    private static final String FIRST_DAY = "first_day";
    private static final String LAST_DAY = "last_day";
    private static final String PLACES = "places";
    private static final String MODE = "mode";
    private static final String CONFIRM = "confirm_within_working_days";
    private static final String SUPERVISION = "supervision";
    private static final String HOURS = "hours_per_week";
    private static final String RELEASE = "release_at";
    private static final String TIE_BREAK = "tie_break";

    static final CsvFormat FORMAT = CsvFormat.of(
            List.of(AREA, PROFESSION, LEVEL, FIRST_DAY, LAST_DAY, PLACES),
            Stream.concat(
                            Stream.of(MODE, CONFIRM, SUPERVISION, HOURS, RELEASE, TIE_BREAK),
                            ParticularColumns.ALL.stream())
                    .toList());

    /** A row that makes sense by itself. */
    record Row(long line, Content content) {}

    /** What a row asks for; two rows are the same when this is. */
    record Content(AreaId area, OfferTerms terms) {}

    static OfferTable of(CsvTable table) {
        List<Row> rows = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(table.rejected());
        Map<Content, Long> firstLines = new HashMap<>();
        for (CsvRow row : table.rows()) {
            switch (row.read(OfferTable::content)) {
                case RowResult.Bad<Content> bad -> rejected.add(bad.problem());
                case RowResult.Good<Content> good -> {
                    Long first = firstLines.putIfAbsent(good.value(), good.line());
                    if (first == null) {
                        rows.add(new Row(good.line(), good.value()));
                    } else {
                        rejected.add(RowProblem.of(good.line(), new OfferTwice(first).problem()));
                    }
                }
            }
        }
        return new OfferTable(table.rows().size() + table.rejected().size(), rows, rejected);
    }

    private static Content content(CsvRow row) {
        return new Content(
                Fields.id(AREA, row.cell(AREA), AreaId::new, "a placement area's identifier"),
                OfferTerms.plain(
                                Fields.id(
                                        PROFESSION,
                                        row.cell(PROFESSION),
                                        ProfessionCode::new,
                                        "a profession's code such as NUR-ADULT"),
                                Fields.one(LEVEL, row.cell(LEVEL), LearnerLevel.class),
                                Fields.dayOrEnglish(FIRST_DAY, row.cell(FIRST_DAY)),
                                Fields.dayOrEnglish(LAST_DAY, row.cell(LAST_DAY)),
                                Fields.whole(PLACES, row.cell(PLACES), 1, OfferTerms.MOST_PLACES))
                        .in(Fields.optionalOne(MODE, row.cell(MODE), Mode.class).orElse(Mode.IN_PERSON))
                        .confirmedWithin(
                                Fields.optionalWhole(CONFIRM, row.cell(CONFIRM), 0, OfferTerms.MOST_CONFIRMATION_DAYS)
                                        .orElse(0))
                        .supervised(Fields.optionalId(
                                        SUPERVISION,
                                        row.cell(SUPERVISION),
                                        SupervisionModel::of,
                                        "one of " + SupervisionModel.codes())
                                .orElse(SupervisionModel.NOT_STATED))
                        .hours(Fields.optionalWhole(HOURS, row.cell(HOURS), 1, OfferTerms.MOST_HOURS))
                        .released(ReleaseMoment.terms(
                                RELEASE,
                                row.cell(RELEASE),
                                Fields.optionalOne(TIE_BREAK, row.cell(TIE_BREAK), TieBreak.class)))
                        .with(ParticularColumns.of(row).ifAny()));
    }
}
