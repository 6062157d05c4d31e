package io.placemarket.command.cohort;

import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Seals with the keys in the database. */
public final class KeyedReferenceSeal implements ReferenceSeal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeyedHash hashes;
    private final StudentKeys keys;
    private final SealedReferences references;

    public KeyedReferenceSeal(KeyedHash hashes, StudentKeys keys, SealedReferences references) {
        this.hashes = hashes;
        this.keys = keys;
        this.references = references;
    }

    @Override
    public String hash(OrganisationId university, String reference) {
        return hashes.of("student reference", university.value(), reference);
    }

    @Override
    public Map<String, StudentId> claim(Map<String, StudentId> issuedByHash) {
        return await(keys.claim(issuedByHash));
    }

    @Override
    public Map<String, StudentId> find(Set<String> hashes) {
        return await(keys.find(hashes));
    }

    @Override
    public Map<StudentId, String> sealKnown(Map<StudentId, String> texts) {
        return await(references.sealKnown(texts));
    }

    @Override
    public Map<StudentId, String> seal(Map<StudentId, String> toSeal) {
        return await(references.seal(toSeal));
    }

    /** Handlers run on virtual threads, where waiting is allowed. */
    private static <T> T await(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(PATIENCE));
    }
}
