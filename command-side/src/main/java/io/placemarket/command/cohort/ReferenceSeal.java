package io.placemarket.command.cohort;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;

/** Keeps a university's own student numbers unreadable, yet knows a student again. */
public interface ReferenceSeal {
    /** A keyed hash, the same for the same number of the same university. */
    String hash(OrganisationId university, String reference);

    /**
     * The student that reference belongs to: the one the market knows under its hash, else the one issued, known from now on, whether or
     * not the unit of work comes to be.
     */
    StudentId claim(String referenceHash, StudentId issued);

    /** The reference, readable only with the student's own key (Base64). */
    String seal(StudentId student, String reference);
}
