package io.placemarket.query.market;

import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.StudentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The adjustments students need, encrypted under each student's own key: as they were last recorded, and nothing of what was before. */
public final class AdjustmentsView {
    private final Map<StudentId, String> sealed = new HashMap<>();

    AdjustmentsView() {}

    /** The same adjustments: what is applied to one of the two from now on does not happen to the other. */
    AdjustmentsView(AdjustmentsView other) {
        sealed.putAll(other.sealed);
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof AdjustmentsRecorded it) {
            it.sealedAdjustments()
                    .ifPresentOrElse(text -> sealed.put(it.student(), text), () -> sealed.remove(it.student()));
        } else if (recorded.event() instanceof StudentForgotten it) {
            sealed.remove(it.student());
        }
    }

    /** A student's, encrypted (Base64). */
    public Optional<String> sealed(StudentId student) {
        return Optional.ofNullable(sealed.get(student));
    }
}
