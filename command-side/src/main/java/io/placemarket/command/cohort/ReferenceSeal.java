package io.placemarket.command.cohort;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps a university's own student numbers unreadable, yet knows a student again. Blocks: for handlers only. */
public interface ReferenceSeal {
    /** A keyed hash, the same for the same number of the same university. */
    String hash(OrganisationId university, String reference);

    /**
     * The students behind hashes: those the market knows under them, else those issued, known from now on whether or not the unit of work
     * comes to be.
     */
    Map<String, StudentId> claim(Map<String, StudentId> issuedByHash);

    /** The students behind hashes; those the market does not know are left out. */
    Map<String, StudentId> find(Set<String> hashes);

    /** A text about a student, readable only with the student's own key (Base64); absent where that was deleted. */
    Optional<String> sealFor(StudentId student, String text);

    /** The references, each readable only with the student's own key (Base64). */
    Map<StudentId, String> seal(Map<StudentId, String> references);
}
