package io.placemarket.query.adjustment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.id.StudentId;
import java.util.Optional;

/**
 * What a student needs.
 *
 * @param recorded whether anything is
 * @param adjustments in the university's words; absent where nothing is recorded
 * @param forgotten whether the student was forgotten: nothing can be read any more, and nothing is recorded
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Adjustments(
        StudentId student, boolean recorded, Optional<String> adjustments, boolean forgotten, long position) {}
