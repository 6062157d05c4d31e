package io.placemarket.query.past;

/**
 * What looking back may cost.
 *
 * @param kept past markets kept in memory, at least 1; each takes about as much as the live views did then
 * @param events they may hold all together, at least 1; the last one asked for is kept even where it alone holds more
 * @param building how many may be folded at a time, at least 1
 * @param anchor so many events before one that took long to fold another is kept, so that going back step by step is quick
 */
public record PastLimits(int kept, long events, int building, int anchor) {
    /** What an event takes of the heap in a market, bytes, with room to spare. */
    private static final int BYTES_AN_EVENT = 400;

    private static final int SHARE_OF_HEAP = 4;

    /** How many events a quarter of this process's heap holds. */
    public static long eventsInAQuarterOfTheHeap() {
        return Math.max(1, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_AN_EVENT);
    }

    public PastLimits {
        if (kept < 1 || events < 1 || building < 1 || anchor < 1) {
            throw new IllegalArgumentException(
                    "past markets: at least one kept, one folded at a time, one event apart");
        }
    }
}
