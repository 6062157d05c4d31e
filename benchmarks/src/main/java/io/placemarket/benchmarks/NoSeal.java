package io.placemarket.benchmarks;

import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Seals nothing: references are made up, and what is measured is bookings. */
final class NoSeal implements ReferenceSeal {
    @Override
    public String hash(OrganisationId university, String reference) {
        return reference;
    }

    @Override
    public Map<String, StudentId> claim(Map<String, StudentId> issuedByHash) {
        return issuedByHash;
    }

    @Override
    public Map<String, StudentId> find(Set<String> hashes) {
        return Map.of();
    }

    @Override
    public Map<StudentId, String> sealKnown(Map<StudentId, String> texts) {
        return texts;
    }

    @Override
    public Map<StudentId, String> seal(Map<StudentId, String> references) {
        return new HashMap<>(references);
    }
}
