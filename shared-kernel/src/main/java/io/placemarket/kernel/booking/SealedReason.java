package io.placemarket.kernel.booking;

import java.util.Optional;

/**
 * Why, of one student. What was written may speak of the student, so it is sealed under the student's own key: once that is deleted, nobody
 * can read it, in the log neither.
 *
 * @param code what is counted
 * @param note in the clear, as it was written before notes were sealed; empty since
 * @param sealedNote encrypted under the student's own key (Base64); absent where nothing was added
 */
public record SealedReason(ReasonCode code, String note, Optional<String> sealedNote) {
    /** A reason that needs no words. */
    public static SealedReason of(ReasonCode code) {
        return new SealedReason(code, "", Optional.empty());
    }

    /** The same in words that were sealed. */
    public static SealedReason of(ReasonCode code, Optional<String> sealedNote) {
        return new SealedReason(code, "", sealedNote);
    }

    /**
     * For whoever may read it.
     *
     * @param opened what the sealed note says; absent where nothing was sealed, or nobody can read it any more
     */
    public Reason opened(Optional<String> opened) {
        return new Reason(code, opened.orElse(note));
    }
}
