package io.placemarket.query.board;

/** What a cell counts, in heads: whole-week students. */
enum Measure {
    /** What open offers add up to; may exceed the limit. */
    OFFERED(0),
    /** The most that are safe at once in the areas that offer. */
    LIMIT(1),
    /** Held without names. */
    HELD(2),
    /** Of named students. */
    ALLOCATED(3),
    /** How many more could be booked. */
    FREE(4),
    /** Of cohorts, not yet booked. */
    STILL_TO_PLACE(5);

    static final int COUNT = 6;

    private final int offset;

    Measure(int offset) {
        this.offset = offset;
    }

    /** Where it stands in an array that holds all measures of one week after the other. */
    int in(int week) {
        return week * COUNT + offset;
    }
}
