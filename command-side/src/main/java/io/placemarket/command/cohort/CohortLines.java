package io.placemarket.command.cohort;

import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.edge.csv.CsvFormat;
import io.placemarket.edge.csv.CsvRow;
import io.placemarket.edge.csv.CsvTable;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.edge.csv.RowResult;
import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.RowRefusal.CohortTwice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of cohorts, as far as it can be judged by itself. Its columns have the names they have where cohorts are exported.
 *
 * @param lines each content once
 */
record CohortLines(int size, List<Line> lines, List<RowProblem> rejected) {
    private static final String COHORT = "cohort";
    private static final String PROGRAMME = "programme";
    private static final String PROFESSION = "profession";
    private static final String LEVEL = "level";
    private static final String ROUTE = "route";
    private static final String ATTENDANCE = "attendance";
    private static final String INTAKE = "intake";
    private static final String SIZE = "size";
    private static final String WEEKS = "weeks";
    private static final String FIRST_DAY = "first_day";
    private static final String LAST_DAY = "last_day";
    private static final String MONTH = "a month such as 2025-09";

    /** What an export tells besides: counted by the market, and passed over here. */
    private static final List<String> COUNTED = List.of(
            "enrolled",
            "placed",
            "of",
            "partly_placed",
            "student_weeks_needed",
            "student_weeks_booked",
            "student_weeks_still_to_place");

    static final CsvFormat FORMAT = CsvFormat.of(
            List.of(PROGRAMME, PROFESSION, LEVEL, INTAKE, SIZE),
            Stream.concat(Stream.of(ROUTE, ATTENDANCE, WEEKS, FIRST_DAY, LAST_DAY, COHORT), COUNTED.stream())
                    .toList());

    /** A line that makes sense by itself. */
    record Line(long number, Content content) {}

    /**
     * What a line says.
     *
     * @param cohort which it is said of; a new one where absent
     */
    record Content(Optional<CohortId> cohort, Programme programme) {}

    static CohortLines of(CsvTable table) {
        List<Line> lines = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(table.rejected());
        Map<Content, Long> firstLines = new HashMap<>();
        for (CsvRow row : table.rows()) {
            switch (row.read(CohortLines::content)) {
                case RowResult.Bad<Content> bad -> rejected.add(bad.problem());
                case RowResult.Good<Content> good -> {
                    Long first = firstLines.putIfAbsent(good.value(), good.line());
                    if (first == null) {
                        lines.add(new Line(good.line(), good.value()));
                    } else {
                        rejected.add(RowProblem.of(good.line(), new CohortTwice(first).problem()));
                    }
                }
            }
        }
        return new CohortLines(table.rows().size() + table.rejected().size(), lines, rejected);
    }

    private static Content content(CsvRow row) {
        return new Content(
                Fields.optionalId(
                        COHORT, row.cell(COHORT), CohortId::new, "a cohort's identifier; nothing for a new one"),
                programme(row));
    }

    private static Programme programme(CsvRow row) {
        return new Programme(
                Fields.text(PROGRAMME, row.cell(PROGRAMME), CohortController.LONGEST_NAME),
                Fields.id(
                        PROFESSION, row.cell(PROFESSION), ProfessionCode::new, "a profession's code such as NUR-ADULT"),
                Fields.one(LEVEL, row.cell(LEVEL), LearnerLevel.class),
                Fields.optionalOne(ROUTE, row.cell(ROUTE), Route.class).orElse(Route.DEGREE),
                Fields.optionalOne(ATTENDANCE, row.cell(ATTENDANCE), Attendance.class)
                        .orElse(Attendance.FULL_TIME),
                intake(row.cell(INTAKE)),
                Fields.whole(SIZE, row.cell(SIZE), 1, Programme.MOST_STUDENTS),
                weeks(row));
    }

    private static YearMonth intake(@Nullable String cell) {
        String text = Fields.text(INTAKE, cell, MONTH.length());
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            throw Problem.invalid(INTAKE, text, MONTH).refused();
        }
    }

    private static WeekSet weeks(CsvRow row) {
        String runs = row.cell(WEEKS);
        if (runs != null) {
            if (row.cell(FIRST_DAY) != null || row.cell(LAST_DAY) != null) {
                throw Problem.invalid(WEEKS, runs, "weeks, or first_day and last_day, not both")
                        .refused();
            }
            return Fields.weeks(WEEKS, List.of(runs.strip().split("\\s+")));
        }
        LocalDate first = Fields.dayOrEnglish(FIRST_DAY, row.cell(FIRST_DAY));
        LocalDate last = Fields.dayOrEnglish(LAST_DAY, row.cell(LAST_DAY));
        Fields.inOrder(FIRST_DAY, first, LAST_DAY, last);
        return RequestedWeeks.required(null, first, last);
    }
}
