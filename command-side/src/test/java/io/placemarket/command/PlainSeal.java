package io.placemarket.command;

import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Seals nothing: for tests of the rules alone. */
public final class PlainSeal implements ReferenceSeal {
    private final Map<String, StudentId> known = new ConcurrentHashMap<>();

    @Override
    public String hash(OrganisationId university, String reference) {
        return "hash of " + reference + " at " + university;
    }

    @Override
    public Map<String, StudentId> claim(Map<String, StudentId> issuedByHash) {
        issuedByHash.forEach(known::putIfAbsent);
        return known;
    }

    @Override
    public Map<String, StudentId> find(Set<String> hashes) {
        Map<String, StudentId> found = new HashMap<>(known);
        found.keySet().retainAll(hashes);
        return found;
    }

    @Override
    public Map<StudentId, String> seal(Map<StudentId, String> references) {
        return sealKnown(references);
    }

    @Override
    public Map<StudentId, String> sealKnown(Map<StudentId, String> references) {
        Map<StudentId, String> sealed = new HashMap<>();
        references.forEach((student, reference) -> sealed.put(student, "sealed " + reference));
        return sealed;
    }
}
