package io.placemarket.query.past;

/**
 * What looking back may cost.
 *
 * @param kept past markets kept in memory, at least 1; each takes about as much as the live views did then
 * @param building how many may be folded at a time, at least 1
 * @param anchor so many events before one that took long to fold another is kept, so that going back step by step is quick
 */
public record PastLimits(int kept, int building, int anchor) {
    public PastLimits {
        if (kept < 1 || building < 1 || anchor < 1) {
            throw new IllegalArgumentException(
                    "past markets: at least one kept, one folded at a time, one event apart");
        }
    }
}
