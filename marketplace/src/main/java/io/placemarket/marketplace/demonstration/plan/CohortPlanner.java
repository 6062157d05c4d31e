package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The cohorts of the universities, with their students and the weeks they are to be placed. */
final class CohortPlanner {
    private static final List<LearnerLevel> YEARS =
            List.of(LearnerLevel.YEAR_1, LearnerLevel.YEAR_2, LearnerLevel.YEAR_3);

    private final IdSource ids;
    private final Chance chance;
    private final Times times;
    private final Function<String, OrganisationId> university;
    private final Map<String, List<String>> near = Tables.neighbours();
    private int numbers = 240_000;

    CohortPlanner(long seed, Times times, Function<String, OrganisationId> university) {
        this.chance = new Chance(seed, "cohorts");
        this.ids = new IdSource(chance.generator());
        this.times = times;
        this.university = university;
    }

    List<PlannedCohort> cohorts(List<Tables.Demand> demand) {
        return demand.stream()
                .flatMap(line -> IntStream.range(0, line.cohorts()).mapToObj(i -> cohort(line, i)))
                .toList();
    }

    private PlannedCohort cohort(Tables.Demand line, int index) {
        String ukprn = line.universities().get(index % line.universities().size());
        int round = index / line.universities().size();
        int year = 1 + (index + round) % 3;
        int wave = round % 2;
        int size = chance.between(line.smallest(), line.largest());
        Map<Block, WeekSet> blocks = new EnumMap<>(Block.class);
        WeekSet weeks = WeekSet.none();
        for (Block block : Block.ofYear(year, index % 2 == 0)) {
            WeekSet those = times.placementWeeks(block.start + wave * Block.WAVE, line.blockWeeks());
            blocks.put(block, those);
            weeks = weeks.plus(those);
        }
        Programme programme = new Programme(
                line.programme(),
                line.profession(),
                YEARS.get(year - 1),
                route(line.programme()),
                line.programme().startsWith("FdSc") ? Attendance.PART_TIME : Attendance.FULL_TIME,
                intake(year),
                size,
                weeks);
        return new PlannedCohort(
                ids.cohort(),
                university.apply(ukprn),
                programme,
                wave,
                blocks,
                students(line, year, enrolled(size)),
                near.getOrDefault(ukprn, List.of()));
    }

    /** Most cohorts are complete; some places are not taken up. */
    private int enrolled(int size) {
        return chance.happens(0.7) ? size : size - chance.between(1, 4);
    }

    private List<Intent.PlannedStudent> students(Tables.Demand line, int year, int size) {
        List<Intent.PlannedStudent> students = new ArrayList<>();
        String letters =
                line.profession().value().replace("-", "").substring(0, 3).toUpperCase(Locale.ROOT);
        for (int i = 0; i < size; i++) {
            numbers += chance.between(1, 9);
            students.add(new Intent.PlannedStudent(ids.student(), letters + year + "-" + numbers));
        }
        return students;
    }

    private static Route route(String programme) {
        if (programme.startsWith("MSc")) {
            return Route.POSTGRADUATE;
        }
        return programme.endsWith("Apprenticeship") || programme.startsWith("FdSc")
                ? Route.APPRENTICESHIP
                : Route.DEGREE;
    }

    /** September of the academic year in which they began. */
    private YearMonth intake(int year) {
        YearMonth now = YearMonth.from(times.today());
        int september = now.getMonthValue() >= 9 ? now.getYear() : now.getYear() - 1;
        return YearMonth.of(september - (year - 1), 9);
    }
}
