package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which board: equal ones are shared. Of each filter, nothing means everything.
 *
 * @param from its first week
 * @param weeks how many, 1 to {@value #MOST_WEEKS}
 * @param rows what its rows are
 * @param columns what its columns are, another dimension than the rows
 * @param levels places for any level, and cohorts of any, are counted with each of them
 */
public record BoardQuery(
        Week from,
        int weeks,
        Dimension rows,
        Dimension columns,
        Set<ProfessionCode> professions,
        Set<String> icbs,
        Set<Sector> sectors,
        Set<Mode> modes,
        Set<SupervisionModel> supervisions,
        Set<LearnerLevel> levels) {
    public static final int MOST_WEEKS = 52;
    public static final int USUAL_WEEKS = 12;

    public BoardQuery {
        if (rows == columns) {
            throw new IllegalArgumentException("rows and columns are both " + rows);
        }
        professions = Set.copyOf(professions);
        icbs = Set.copyOf(icbs);
        sectors = Set.copyOf(sectors);
        modes = Set.copyOf(modes);
        supervisions = Set.copyOf(supervisions);
        levels = Set.copyOf(levels);
    }

    /** Everything, professions as rows, weeks as columns. */
    public static BoardQuery everything(Week from, int weeks) {
        return new BoardQuery(
                from,
                weeks,
                Dimension.PROFESSION,
                Dimension.WEEK,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** The same board from another week on. */
    public BoardQuery from(Week first) {
        return of(first, weeks);
    }

    /** The same board of one of its weeks alone. */
    BoardQuery only(Week week) {
        return of(week, 1);
    }

    private BoardQuery of(Week first, int length) {
        return new BoardQuery(first, length, rows, columns, professions, icbs, sectors, modes, supervisions, levels);
    }

    /** Its weeks in order. */
    public List<Week> allWeeks() {
        return IntStream.range(0, weeks).mapToObj(from::plus).toList();
    }

    /** Whether each week has cells of its own; else those of all weeks are added up. */
    public boolean isByWeek() {
        return rows == Dimension.WEEK || columns == Dimension.WEEK;
    }

    /** Into how many parts its weeks are divided: one each, or one. */
    int buckets() {
        return isByWeek() ? weeks : 1;
    }

    /** The part a week is counted in. */
    int bucket(int week) {
        return isByWeek() ? week : 0;
    }

    /** Every slice an offer is counted in. */
    Set<Slice> slices(OfferFacts facts) {
        Optional<String> row = rows == Dimension.WEEK ? Optional.empty() : Optional.of(rows.key(facts));
        Optional<String> column = columns == Dimension.WEEK ? Optional.empty() : Optional.of(columns.key(facts));
        return slices(row, column);
    }

    /** Every slice a cohort of the profession is counted in. */
    Set<Slice> slices(ProfessionCode profession) {
        return slices(
                Optional.of(profession.value()).filter(code -> rows == Dimension.PROFESSION),
                Optional.of(profession.value()).filter(code -> columns == Dimension.PROFESSION));
    }

    private static Set<Slice> slices(Optional<String> row, Optional<String> column) {
        Set<Slice> slices = new LinkedHashSet<>();
        slices.add(new Slice(row, column));
        slices.add(new Slice(row, Optional.empty()));
        slices.add(new Slice(Optional.empty(), column));
        slices.add(Slice.ALL);
        return slices;
    }

    /** Whether cohorts are counted in a slice: they know of professions alone. */
    boolean knowsDemand(Slice slice) {
        return (slice.row().isEmpty() || rows == Dimension.PROFESSION)
                && (slice.column().isEmpty() || columns == Dimension.PROFESSION);
    }

    /** Whether unmet demand is told: of levels it would tell small counts from the rest. */
    boolean knowsUnmet() {
        return levels.isEmpty();
    }

    /** Whether only some professions are looked at in a slice. */
    boolean isOfProfessions(Slice slice) {
        return !professions.isEmpty()
                || (slice.row().isPresent() && rows == Dimension.PROFESSION)
                || (slice.column().isPresent() && columns == Dimension.PROFESSION);
    }

    boolean wantsArea(String icb, Sector sector) {
        return wants(icbs, icb) && wants(sectors, sector);
    }

    boolean wants(OfferFacts facts) {
        return wants(professions, facts.profession())
                && wants(icbs, facts.icb())
                && wants(sectors, facts.sector())
                && wants(modes, facts.mode())
                && wants(supervisions, facts.supervision())
                && wants(facts.level());
    }

    boolean wants(ProfessionCode profession) {
        return wants(professions, profession);
    }

    /** Whether places for a level, or a cohort of it, are counted: what is for any level is for each that is chosen. */
    boolean wants(LearnerLevel level) {
        return level == LearnerLevel.ANY || wants(levels, level);
    }

    /** Whether it narrows by where or how places are offered, which cohorts know nothing of. */
    boolean narrowsPlaces() {
        return !(icbs.isEmpty() && sectors.isEmpty() && modes.isEmpty() && supervisions.isEmpty());
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
