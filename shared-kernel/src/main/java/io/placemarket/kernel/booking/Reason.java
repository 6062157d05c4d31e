package io.placemarket.kernel.booking;

/**
 * Why.
 *
 * @param code what is counted
 * @param note in the words of whoever gave it, at most {@value #LONGEST_NOTE} characters, empty where nothing was added; seen by the
 *     organisations concerned and the region
 */
public record Reason(ReasonCode code, String note) {
    public static final int LONGEST_NOTE = 500;

    /** A reason that needs no words. */
    public static Reason of(ReasonCode code) {
        return new Reason(code, "");
    }
}
