package io.placemarket.query.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cell counts, in heads (whole-week students); over several weeks in student-weeks. As the domain guide defines them. */
public enum Measure {
    OFFERED(
            0,
            "Offered",
            "What open offers add up to. It may exceed what is safe: offers to different professions are alternatives for the same"
                    + " places.",
            "The sum over offers; rows and columns add up to it.",
            true),
    MAXIMUM(
            1,
            "Maximum",
            "The most that the educational audits allow in the areas that offer; where professions are looked at, no more than theirs"
                    + " allow.",
            "The sum over areas: each counts once, however many rows it is in, so rows do not add up to it.",
            false),
    LIMIT(
            2,
            "Limit",
            "The most that are safe at once in the areas that offer: the maximum, or fewer where the provider says that fewer are safe"
                    + " now.",
            "The sum over areas: each counts once, however many rows it is in, so rows do not add up to it.",
            false),
    HELD(
            3,
            "Held",
            "Places held for cohorts without naming students.",
            "The sum over offers; rows and columns add up to it.",
            true),
    TURNS(
            4,
            "Turns",
            "Places kept for those on a waiting list whose turn it is.",
            "The sum over offers; rows and columns add up to it.",
            true),
    ALLOCATED(5, "Allocated", "Places of named students.", "The sum over offers; rows and columns add up to it.", true),
    FREE(
            6,
            "Free",
            "How many more whole-week students could be booked: area by area, the most that its open offers together could take."
                    + " It is the market's figure, the same for everybody: places that are only for others, or reserved for others, are among"
                    + " them.",
            "The sum over areas, never over rows: offers are alternatives for the same places, so rows do not add up to it.",
            false),
    OVER_COMMITTED(
            7,
            "Over-committed",
            "Learners beyond what is safe: those in an area above its limit, or those of one of its professions above that"
                    + " profession's, whichever are more.",
            "The sum over areas: each counts once, however many rows it is in, so rows do not add up to it.",
            false),
    WAITING(
            8,
            "Waiting",
            "Places that universities wait for; who waits takes nothing.",
            "The sum over offers; rows and columns add up to it.",
            true),
    STILL_TO_PLACE(
            9,
            "Still to place",
            "Students of cohorts that must be placed in the week and are not booked, wherever they might go.",
            "The sum over cohorts. It is told of professions and of all together: a cohort has no place yet, so no sector, mode,"
                    + " supervision model or care system of one.",
            true),
    UNMET(
            10,
            "Unmet demand",
            "Students still to place in weeks in which no open offer of their profession and level, for all or for their university,"
                    + " has a free place anywhere. Care systems with fewer than the smallest count of a profession in a week are not"
                    + " counted, nor others from which they could be reckoned.",
            "The sum over cohorts, counted where their university lies. It is told of professions and of all together, and not where"
                    + " learner levels are chosen.",
            true);

    /** One more than there are: the last of a week is {@link #bounded}. */
    static final int COUNT = 12;

    private final int offset;
    private final String title;
    private final String definition;
    private final String total;
    private final boolean additive;

    Measure(int offset, String title, String definition, String total, boolean additive) {
        this.offset = offset;
        this.title = title;
        this.definition = definition;
        this.total = total;
        this.additive = additive;
    }

    /** Where it stands in an array that holds all measures of one week after the other. */
    int in(int week) {
        return week * COUNT + offset;
    }

    /** Where, in such an array, stands for how many areas and weeks what is free was not reckoned out: a few more might fit. */
    static int bounded(int week) {
        return week * COUNT + COUNT - 1;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What is counted. */
    public String definition() {
        return definition;
    }

    /** What the total of rows is. */
    public String total() {
        return total;
    }

    /** Whether rows add up to the total. */
    public boolean isAdditive() {
        return additive;
    }

    /** As addresses name it, such as {@code still_to_place}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each with what it means. */
    public record Meaning(String measure, String title, String definition, String total, boolean additive) {}

    /** All of them, in the order in which people read them. */
    public static List<Meaning> meanings() {
        return inReadingOrder()
                .map(measure ->
                        new Meaning(measure.key(), measure.title, measure.definition, measure.total, measure.additive))
                .toList();
    }

    /** Demand first, then what there is for it, then what is taken. */
    public static Stream<Measure> inReadingOrder() {
        return Stream.of(
                STILL_TO_PLACE, FREE, UNMET, OFFERED, MAXIMUM, LIMIT, HELD, TURNS, ALLOCATED, WAITING, OVER_COMMITTED);
    }

    /** What a cell says of it; nothing where it is not told. */
    public Optional<Integer> of(BoardCell cell) {
        return switch (this) {
            case OFFERED -> Optional.of(cell.offered());
            case MAXIMUM -> Optional.of(cell.maximum());
            case LIMIT -> Optional.of(cell.limit());
            case HELD -> Optional.of(cell.held());
            case TURNS -> Optional.of(cell.turns());
            case ALLOCATED -> Optional.of(cell.allocated());
            case FREE -> Optional.of(cell.free());
            case OVER_COMMITTED -> Optional.of(cell.overCommitted());
            case WAITING -> Optional.of(cell.waiting());
            case STILL_TO_PLACE -> cell.stillToPlace().stream().boxed().findFirst();
            case UNMET -> cell.unmet().stream().boxed().findFirst();
        };
    }
}
