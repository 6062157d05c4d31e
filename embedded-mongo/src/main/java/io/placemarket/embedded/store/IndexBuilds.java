package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.store.StoredCollection.StoredIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Builds indexes on filled collections while others write: a few documents at a time, each batch a unit of work of its own that is on
 * disk before the next. An index whose building ends early, in whatever way, has never been there.
 */
public final class IndexBuilds {
    /** How much is entered while writers wait. */
    private static final int DOCUMENTS_AT_A_TIME = 500;

    private static final long BYTES_AT_A_TIME = 1 << 20;

    private final Store store;
    private final ReentrantLock oneByOne = new ReentrantLock();
    private final List<Tree> left = new ArrayList<>(); // guarded by the store's write lock
    private volatile boolean stopping;

    IndexBuilds(Store store) {
        this.store = store;
    }

    /** An index to be built, unless the collection has it. */
    public record Wanted(
            String name,
            List<IndexField> fields,
            boolean unique,
            boolean sparse,
            Predicate<CollectionDefinition> missing) {}

    /**
     * Builds an index if it is missing; the collection is made if need be.
     *
     * @return after which position it is durable
     * @throws DuplicateKey if it is unique and two documents have a key in common
     * @throws MongoServerError 276 if the collection was dropped meanwhile; other codes if a document cannot be entered
     */
    public long build(Namespace namespace, Wanted wanted) {
        Store.Done<Boolean> tried = store.write(unit -> builtAtOnce(unit, namespace, wanted));
        if (tried.result()) {
            return tried.position();
        }
        oneByOne.lock();
        try {
            return buildBesideWriters(namespace, wanted);
        } finally {
            oneByOne.unlock();
        }
    }

    /** Ends what is in work, and lets nothing begin. */
    public void stop() {
        stopping = true;
    }

    /** What is there already, or soon built, needs no second unit. */
    private boolean builtAtOnce(Unit unit, Namespace namespace, Wanted wanted) {
        StoredCollection collection = store.catalog().findOrCreate(unit, namespace);
        if (!wanted.missing().test(collection.definition())) {
            return true;
        }
        if (collection.growing().isPresent() || !isSoonBuilt(collection)) {
            return false;
        }
        new IndexBuilder(store.catalog(), unit)
                .build(collection, wanted.name(), wanted.fields(), wanted.unique(), wanted.sparse());
        return true;
    }

    /** Whether all documents together are no more than is entered at a time. */
    private static boolean isSoonBuilt(StoredCollection collection) {
        Cursor<byte[], byte[]> documents = collection.documents().view().cursor(null, false);
        int met = 0;
        long bytes = 0;
        while (documents.hasNext()) {
            byte[] unused = documents.next();
            met++;
            bytes += documents.getValue().length;
            if (met > DOCUMENTS_AT_A_TIME || bytes > BYTES_AT_A_TIME) {
                return false;
            }
        }
        return true;
    }

    private long buildBesideWriters(Namespace namespace, Wanted wanted) {
        Optional<StoredCollection> begun =
                store.write(unit -> begin(unit, namespace, wanted)).result();
        if (begun.isEmpty()) {
            return store.position();
        }
        StoredCollection collection = begun.get();
        boolean finished = false;
        try {
            Batch batch = new Batch(Optional.empty(), false);
            while (!batch.last()) {
                Batch before = batch;
                Store.Done<Batch> done = store.write(unit -> enter(unit, collection, before));
                batch = done.result();
                // others have their turn, and no more is on its way to the disk than a batch
                store.awaitDurable(done.position());
            }
            Store.Done<Boolean> done = store.write(unit -> finish(unit, collection));
            finished = true;
            return done.position();
        } finally {
            if (!finished) {
                abandon(collection);
            }
        }
    }

    private Optional<StoredCollection> begin(Unit unit, Namespace namespace, Wanted wanted) {
        StoredCollection collection = store.catalog().findOrCreate(unit, namespace);
        if (!wanted.missing().test(collection.definition())) {
            return Optional.empty();
        }
        IndexDefinition definition = new IndexDefinition(
                wanted.name(),
                wanted.fields(),
                wanted.unique(),
                wanted.sparse(),
                false,
                store.catalog().newTree());
        collection.grow(
                new GrowingIndex(new StoredIndex(definition, store.catalog().openTree(definition))));
        return Optional.of(collection);
    }

    /**
     * How far the builder is.
     *
     * @param reached the key of the last document it has entered
     */
    private record Batch(Optional<byte[]> reached, boolean last) {}

    private Batch enter(Unit unit, StoredCollection collection, Batch before) {
        GrowingIndex growing = growing(collection);
        CollectionWriter writer = new CollectionWriter(store.catalog(), unit, collection);
        byte @Nullable [] reached = before.reached().orElse(null);
        Cursor<byte[], byte[]> documents = collection.documents().view().cursor(reached, false);
        long bytes = 0;
        for (int entered = 0; entered < DOCUMENTS_AT_A_TIME && bytes < BYTES_AT_A_TIME; entered++) {
            if (!documents.hasNext()) {
                return new Batch(Optional.ofNullable(reached), true);
            }
            byte[] idKey = documents.next();
            // a cursor begins with the key it is given
            if (reached == null || !Arrays.equals(idKey, reached)) {
                growing.noteMultikey(writer.addToIndex(growing.index(), idKey, documents.getValue()));
                bytes += documents.getValue().length;
            }
            reached = idKey;
        }
        return new Batch(Optional.ofNullable(reached), false);
    }

    private boolean finish(Unit unit, StoredCollection collection) {
        GrowingIndex growing = growing(collection);
        collection.grow(null);
        store.catalog().redefine(unit, collection, collection.definition().with(growing.definition()));
        return true;
    }

    private GrowingIndex growing(StoredCollection collection) {
        if (stopping) {
            throw StoreRefusal.closing();
        }
        GrowingIndex growing = collection
                .growing()
                .orElseThrow(() -> new MongoServerError(
                        276, "IndexBuildAborted", "the collection " + collection.namespace() + " was dropped"));
        growing.ended().ifPresent(why -> {
            throw why;
        });
        return growing;
    }

    /** Not in a unit of work, which a full disk would refuse: writers would keep for ever in step what nobody finishes. */
    private void abandon(StoredCollection collection) {
        store.betweenUnits(() -> {
            collection.growing().ifPresent(growing -> left.add(growing.index().entries()));
            collection.grow(null);
        });
        try {
            Store.Done<Boolean> unused = store.write(unit -> true);
        } catch (MongoServerError nothingCanBeWritten) {
            // then the next unit of work takes away what is left, or the store's next opening
        }
    }

    /** Takes away what indexes have left whose building ended early. In each unit of work, before anything else. */
    void clearLeft(Unit unit) {
        left.forEach(unit::clear);
        left.clear();
    }
}
