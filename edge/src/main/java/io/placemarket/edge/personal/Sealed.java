package io.placemarket.edge.personal;

import io.placemarket.kernel.id.StudentId;

/**
 * A text about a student, as the log has it.
 *
 * @param text encrypted under the student's own key (Base64)
 */
public record Sealed(StudentId student, String text) {}
