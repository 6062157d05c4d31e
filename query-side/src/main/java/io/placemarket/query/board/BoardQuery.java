package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which board: equal ones are shared. Of each filter, nothing means everything.
 *
 * @param from its first week
 * @param weeks how many, 1 to {@value #MOST_WEEKS}
 * @param rows what its rows are
 * @param levels places for any level, and cohorts of any, are counted with each of them
 */
public record BoardQuery(
        Week from,
        int weeks,
        Dimension rows,
        Set<ProfessionCode> professions,
        Set<String> icbs,
        Set<Sector> sectors,
        Set<Mode> modes,
        Set<SupervisionModel> supervisions,
        Set<LearnerLevel> levels) {
    public static final int MOST_WEEKS = 52;
    public static final int USUAL_WEEKS = 12;

    public BoardQuery {
        professions = Set.copyOf(professions);
        icbs = Set.copyOf(icbs);
        sectors = Set.copyOf(sectors);
        modes = Set.copyOf(modes);
        supervisions = Set.copyOf(supervisions);
        levels = Set.copyOf(levels);
    }

    /** Everything, professions as rows. */
    public static BoardQuery everything(Week from, int weeks) {
        return new BoardQuery(
                from, weeks, Dimension.PROFESSION, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** The same board from another week on. */
    public BoardQuery from(Week first) {
        return new BoardQuery(first, weeks, rows, professions, icbs, sectors, modes, supervisions, levels);
    }

    /** Its weeks in order. */
    public List<Week> columns() {
        return IntStream.range(0, weeks).mapToObj(from::plus).toList();
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
