package io.placemarket.edge.personal;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.id.StudentId;
import java.util.Map;
import java.util.Optional;

/**
 * Texts about students, as far as they can be read.
 *
 * @param texts without those of students whose key was deleted
 */
public record Opened(Map<Sealed, String> texts) {
    public Opened {
        texts = Map.copyOf(texts);
    }

    /** What a text about a student says; absent where there is none, or nobody can read it any more. */
    public Optional<String> text(StudentId student, Optional<String> sealed) {
        return sealed.map(text -> texts.get(new Sealed(student, text)));
    }

    /** Why, of a student; with the note where it can be read. */
    public Reason reason(StudentId student, SealedReason reason) {
        return reason.opened(text(student, reason.sealedNote()));
    }
}
