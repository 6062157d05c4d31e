package io.placemarket.query.market;

/**
 * An event that could not be taken in. It is set aside for the operator; all others flow.
 *
 * @param position where it stands in the log
 * @param type its stable name, or {@link #WEEKS_BEGUN}
 * @param cause why, in a sentence
 */
public record Parked(long position, String type, String cause) {
    /** No event: what was to be kept of weeks that had begun by then could not be counted. */
    public static final String WEEKS_BEGUN = "(weeks begun)";
}
