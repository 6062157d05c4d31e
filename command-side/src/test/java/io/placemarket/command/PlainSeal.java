package io.placemarket.command;

import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Seals nothing: for tests of the rules alone. */
public final class PlainSeal implements ReferenceSeal {
    private final Map<String, StudentId> known = new ConcurrentHashMap<>();

    @Override
    public String hash(OrganisationId university, String reference) {
        return "hash of " + reference + " at " + university;
    }

    @Override
    public StudentId claim(String referenceHash, StudentId issued) {
        StudentId before = known.putIfAbsent(referenceHash, issued);
        return before == null ? issued : before;
    }

    @Override
    public String seal(StudentId student, String reference) {
        return "sealed " + reference;
    }
}
