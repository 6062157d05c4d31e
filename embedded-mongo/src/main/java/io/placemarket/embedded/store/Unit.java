package io.placemarket.embedded.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A unit of work: changes that are applied at once, journalled together and shown to readers together, unless it is {@linkplain #breathe large}. */
public final class Unit {
    /** A record larger than this is ended between two documents: a command is atomic by document, as in MongoDB. */
    private static final int LARGE_RECORD = 4 << 20;

    private final JournalBuffer journal;
    private final Consumer<Unit> endRecord;
    private final DiskSpace space;
    private final Set<StoredCollection> touched = new LinkedHashSet<>();
    private final List<Claim> claims = new ArrayList<>();
    private boolean half;

    /** What is in its tree and not in the journal yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Claim(Tree tree, byte[] key, byte[] value) {}

    Unit(JournalBuffer journal, Consumer<Unit> endRecord, DiskSpace space) {
        this.journal = journal;
        this.endRecord = endRecord;
        this.space = space;
    }

    /**
     * To be called between two changes that need not be kept together.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if the disk has filled up meanwhile: what was changed so far stays
     */
    void breathe() {
        if (journal.size() > LARGE_RECORD) {
            endRecord.accept(this);
        }
        space.check();
    }

    /** Makes changes that only count together. Whatever is thrown in between, the unit is half done then. */
    void together(Runnable changes) {
        together(() -> {
            changes.run();
            return true;
        });
    }

    /** The same, with an answer. */
    <T> T together(Supplier<T> changes) {
        boolean already = half;
        half = true;
        T result = changes.get();
        half = already;
        return result;
    }

    /**
     * Puts what must not be there yet, in one way down the tree, and answers what is there. Among changes that count together, which
     * then {@linkplain #keepClaims keep} or {@linkplain #dropClaims drop} all that was put so.
     */
    byte @Nullable [] claim(Tree tree, byte[] key, byte[] value) {
        byte[] there = tree.putIfAbsent(key, value);
        if (there == null) {
            claims.add(new Claim(tree, key, value));
        }
        return there;
    }

    void keepClaims() {
        claims.forEach(claim -> journal.put(claim.tree().id(), claim.key(), claim.value()));
        claims.clear();
    }

    void dropClaims() {
        claims.forEach(claim -> claim.tree().remove(claim.key()));
        claims.clear();
    }

    /** Whether changes that only count together were begun and not ended. */
    boolean isHalf() {
        return half;
    }

    byte @Nullable [] get(Tree tree, byte[] key) {
        return tree.get(key);
    }

    void put(Tree tree, byte[] key, byte[] value) {
        journal.put(tree.id(), key, value);
        tree.put(key, value);
    }

    void remove(Tree tree, byte[] key) {
        journal.remove(tree.id(), key);
        tree.remove(key);
    }

    void clear(Tree tree) {
        journal.clear(tree.id());
        tree.clear();
    }

    /** Marks a collection as changed, so that its new state is published at the end. */
    void touch(StoredCollection collection) {
        touched.add(collection);
    }

    void publish() {
        touched.forEach(StoredCollection::publish);
    }
}
