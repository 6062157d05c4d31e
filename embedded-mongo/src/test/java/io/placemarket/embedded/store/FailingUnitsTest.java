package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units of work that end in an error, whichever: nothing half done is kept, nor written to the trees. */
class FailingUnitsTest {
    private static final Namespace NAMESPACE = new Namespace("d", "things");
    private static final int SHUTDOWN = 91;

    @TempDir
    private Path directory;

    private static void insert(Store store, Unit unit, Document document) {
        StoredCollection collection = store.catalog().findOrCreate(unit, NAMESPACE);
        Object id = new CollectionWriter(store.catalog(), unit, collection).insert(RawBson.encode(document));
        assertThat(id).isEqualTo(document.get("_id"));
    }

    private static void write(Store store, Consumer<Unit> work) {
        Store.Done<Boolean> done = store.write(unit -> {
            work.accept(unit);
            return true;
        });
        store.awaitDurable(done.position());
    }

    /** Stores a document and no index entries. */
    private static void putHalf(Store store, Unit unit, int id, RuntimeException thrown) {
        StoredCollection things = store.catalog().find(NAMESPACE).orElseThrow();
        unit.touch(things);
        unit.together(() -> {
            unit.put(things.documents(), SortableKey.of(id), RawBson.encode(new Document("_id", id).append("n", id)));
            throw thrown;
        });
    }

    private static void assertStopped(Store store, Consumer<Unit> work) {
        assertThatThrownBy(() -> write(store, work))
                .isInstanceOfSatisfying(
                        MongoServerError.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(SHUTDOWN));
        assertThatThrownBy(store::ensureUsable).isInstanceOf(MongoServerError.class);
    }

    private List<Integer> identifiers() {
        assertThat(Maintenance.check(directory)).isEmpty();
        try (Store store = Store.open(directory)) {
            CollectionView view = store.catalog().find(NAMESPACE).orElseThrow().view();
            return List.of(1, 2, 3, 4).stream()
                    .filter(id -> view.documents().get(SortableKey.of(id)) != null)
                    .toList();
        }
    }

    private static void makeIndexed(Store store) {
        write(store, unit -> {
            StoredCollection things = store.catalog().findOrCreate(unit, NAMESPACE);
            new IndexBuilder(store.catalog(), unit)
                    .build(things, "n_1", List.of(new IndexField("n", true)), false, false);
        });
        write(store, unit -> insert(store, unit, new Document("_id", 1).append("n", 1)));
    }

    @Test
    void an_error_stops_the_store_rather_than_leave_in_the_trees_what_the_journal_does_not_know() {
        try (Store store = Store.open(directory)) {
            makeIndexed(store);
            assertStopped(store, unit -> {
                insert(store, unit, new Document("_id", 2).append("n", 2));
                throw new LinkageError("a class is missing");
            });
            assertThatThrownBy(() -> write(store, unit -> insert(store, unit, new Document("_id", 3))))
                    .hasMessageContaining("a class is missing");
        }
        assertThat(identifiers()).containsExactly(1);
    }

    @Test
    void an_exception_between_a_document_and_its_index_entries_stops_the_store() {
        try (Store store = Store.open(directory)) {
            makeIndexed(store);
            assertStopped(store, unit -> putHalf(store, unit, 2, new IllegalArgumentException("in between")));
        }
        assertThat(identifiers()).containsExactly(1);
    }

    @Test
    void an_exception_between_documents_keeps_those_before_it() {
        try (Store store = Store.open(directory)) {
            makeIndexed(store);
            assertThatThrownBy(() -> write(store, unit -> {
                        insert(store, unit, new Document("_id", 2).append("n", 2));
                        throw new IllegalArgumentException("no such thing");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            write(store, unit -> insert(store, unit, new Document("_id", 3).append("n", 3)));
        }
        assertThat(identifiers()).containsExactly(1, 2, 3);
    }

    @Test
    void what_is_half_done_is_not_written_to_the_trees_by_a_checkpoint_that_is_due() {
        StoreFiles files = new StoreFiles() {
            @Override
            public long journalLimit() {
                return 4L << 20;
            }
        };
        try (Store store = StoreOpening.open(directory, files)) {
            makeIndexed(store);
            assertStopped(store, unit -> {
                // so large that its record is ended before the next document, and a checkpoint is due
                insert(store, unit, new Document("_id", 2).append("text", "t".repeat(5 << 20)));
                insert(store, unit, new Document("_id", 3));
                putHalf(store, unit, 4, new IllegalArgumentException("in between"));
            });
        }
        assertThat(identifiers()).isSubsetOf(1, 2).contains(1);
    }

    @Test
    void a_journal_that_finds_no_memory_stops_the_store_and_lets_nobody_wait() throws Exception {
        AtomicBoolean shortOfMemory = new AtomicBoolean();
        StoreFiles files = new StoreFiles() {
            @Override
            public FileChannel create(Path path) throws IOException {
                return new UnreliableChannel(
                        StoreFiles.PLAIN.create(path),
                        new UnreliableFile(new byte[0]),
                        new UnreliableDisk(Long.MAX_VALUE)) {
                    @Override
                    public synchronized int write(ByteBuffer source, long position) throws IOException {
                        if (shortOfMemory.get()) {
                            throw new OutOfMemoryError("Cannot reserve direct buffer memory");
                        }
                        return super.write(source, position);
                    }
                };
            }
        };
        CountDownLatch told = new CountDownLatch(1);
        Store store = StoreOpening.open(directory, files);
        makeIndexed(store);
        store.onFailure(told::countDown);
        shortOfMemory.set(true);

        assertThatThrownBy(() -> write(store, unit -> insert(store, unit, new Document("_id", 2))))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("Cannot reserve direct buffer memory");
        assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(CompletableFuture.runAsync(store::close)).succeedsWithin(Duration.ofSeconds(60));
        assertThat(identifiers()).containsExactly(1);
    }
}
