package io.placemarket.command.cohort;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.HashMap;
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

    /** Texts about students, each readable only with the student's own key (Base64); left out where that was deleted. */
    Map<StudentId, String> sealKnown(Map<StudentId, String> texts);

    /** A text about a student, likewise. */
    default Optional<String> sealFor(StudentId student, String text) {
        return Optional.ofNullable(sealKnown(Map.of(student, text)).get(student));
    }

    /** Why, of each student; what was written is not kept of one whose key was deleted. */
    default Map<StudentId, SealedReason> reasons(Map<StudentId, Reason> reasons) {
        Map<StudentId, String> notes = new HashMap<>();
        reasons.forEach((student, reason) -> notes.put(student, reason.note()));
        notes.values().removeIf(String::isBlank);
        Map<StudentId, String> sealed = notes.isEmpty() ? Map.of() : sealKnown(notes);
        Map<StudentId, SealedReason> kept = new HashMap<>();
        reasons.forEach((student, reason) ->
                kept.put(student, SealedReason.of(reason.code(), Optional.ofNullable(sealed.get(student)))));
        return kept;
    }

    /** Why, of a student, likewise. */
    default SealedReason reason(StudentId student, Reason reason) {
        return reasons(Map.of(student, reason)).getOrDefault(student, SealedReason.of(reason.code()));
    }

    /** The references, each readable only with the student's own key (Base64). */
    Map<StudentId, String> seal(Map<StudentId, String> references);
}
