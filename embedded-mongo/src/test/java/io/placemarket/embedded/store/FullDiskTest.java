package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, and one that breaks. */
class FullDiskTest {
    private static final Namespace NAMESPACE = new Namespace("d", "things");
    private static final long PLENTY = 1L << 40;

    @TempDir
    private Path directory;

    private static Store.Done<Boolean> insert(Store store, int id) {
        return insert(store, RawBson.encode(new Document("_id", id)));
    }

    private static Store.Done<Boolean> insert(Store store, byte[] document) {
        return store.write(unit -> {
            StoredCollection collection = store.catalog().findOrCreate(unit, NAMESPACE);
            new CollectionWriter(store.catalog(), unit, collection).insert(document);
            return true;
        });
    }

    private static boolean holds(Store store, int id) {
        ReadLease lease = store.lease();
        try {
            return store.catalog()
                    .find(NAMESPACE)
                    .map(collection -> collection.view().documents().get(SortableKey.of(id)) != null)
                    .orElse(false);
        } finally {
            lease.close();
        }
    }

    @Test
    void what_was_saved_of_a_damaged_store_is_not_said_to_be_all_where_the_disk_filled_up() {
        Path damaged = directory.resolve("damaged");
        try (Store store = Store.open(damaged)) {
            for (int id = 0; id < 60; id++) {
                byte[] document = RawBson.encode(new Document("_id", id).append("text", "t".repeat(50_000)));
                assertThat(insert(store, document).result()).isTrue();
            }
        }
        AtomicLong asked = new AtomicLong();
        StoreFiles files = new StoreFiles() {
            @Override
            public LongSupplier freeSpace(Path where) {
                return () -> asked.incrementAndGet() > 2 ? 0 : PLENTY;
            }
        };

        assertThatThrownBy(() -> Salvage.run(damaged, directory.resolve("saved"), files))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("cannot be written (the disk of the store has 0 MB left");
        assertThat(asked).as("when the disk was asked").hasValue(3);
        assertThat(Salvage.run(damaged, directory.resolve("elsewhere"))).contains("d.things: 60 documents saved.");
    }

    @Test
    void writes_are_refused_before_the_disk_is_full_and_go_on_when_there_is_room() {
        AtomicLong free = new AtomicLong(PLENTY);
        StoreFiles files = new StoreFiles() {
            @Override
            public LongSupplier freeSpace(Path where) {
                return free::get;
            }
        };
        try (Store store = StoreOpening.open(directory, files)) {
            insert(store, 1);
            free.set(1 << 20);
            // the disk is asked once in a while: this much is written in between at most
            assertThatThrownBy(() -> {
                        for (int id = 2; id < 100_000; id++) {
                            insert(store, id);
                        }
                    })
                    .isInstanceOfSatisfying(MongoServerError.class, refused -> {
                        assertThat(refused.getCode()).isEqualTo(14031);
                        assertThat(refused.getMessage()).contains("make room");
                    });
            assertThat(holds(store, 1)).isTrue();
            assertThat(holds(store, 100_000)).isFalse();

            free.set(PLENTY);
            insert(store, 100_000);
            assertThat(holds(store, 100_000)).isTrue();
        }
    }

    @Test
    void a_large_unit_is_refused_between_two_documents_when_the_disk_fills_up_meanwhile() {
        AtomicLong free = new AtomicLong(PLENTY);
        StoreFiles files = new StoreFiles() {
            @Override
            public LongSupplier freeSpace(Path where) {
                return free::get;
            }
        };
        String megabyte = "t".repeat(1 << 20);
        try (Store store = StoreOpening.open(directory, files)) {
            assertThatThrownBy(() -> store.write(unit -> {
                        StoredCollection things = store.catalog().findOrCreate(unit, NAMESPACE);
                        free.set(0);
                        CollectionWriter writer = new CollectionWriter(store.catalog(), unit, things);
                        for (int id = 0; id < 100; id++) {
                            writer.insert(RawBson.encode(new Document("_id", id).append("text", megabyte)));
                        }
                        return true;
                    }))
                    .isInstanceOfSatisfying(
                            MongoServerError.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(14031));
            assertThat(holds(store, 0)).as("what came before").isTrue();
            assertThat(holds(store, 10)).as("far behind the limit").isFalse();

            free.set(PLENTY);
            insert(store, 100_000);
        }
        assertThat(Maintenance.check(directory)).isEmpty();
        try (Store store = Store.open(directory)) {
            assertThat(holds(store, 0)).isTrue();
            assertThat(holds(store, 100_000)).isTrue();
        }
    }

    @Test
    void a_store_that_cannot_be_opened_for_want_of_room_is_not_called_damaged() throws IOException {
        Path crashed = Files.createDirectories(directory.resolve("crashed"));
        Path running = directory.resolve("running");
        try (Store store = Store.open(running)) {
            store.awaitDurable(insert(store, 1).position());
            try (Stream<Path> all = Files.list(running)) {
                for (Path file : all.toList()) {
                    Files.copy(file, crashed.resolve(file.getFileName()));
                }
            }
        }
        StoreFiles full = new StoreFiles() {
            @Override
            public String nameForTrees(Path path) {
                return "full:" + path;
            }
        };
        FilePath.register(new FullPath());

        assertThatThrownBy(() -> StoreOpening.open(crashed, full))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("make room")
                .hasMessageNotContaining("damaged");
        try (Store store = Store.open(crashed)) {
            assertThat(holds(store, 1)).isTrue();
        }
    }

    /** Files on a disk that takes nothing more. */
    public static final class FullPath extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel real =
                    FileChannel.open(Path.of(getBase().toString()), StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new UnreliableChannel(real, new UnreliableFile(new byte[0]), new UnreliableDisk(PLENTY)) {
                @Override
                public synchronized int write(ByteBuffer source, long position) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
        }
    }

    @Test
    void an_index_build_that_ends_on_a_full_disk_leaves_nothing_behind() {
        AtomicLong free = new AtomicLong(PLENTY);
        StoreFiles files = new StoreFiles() {
            @Override
            public LongSupplier freeSpace(Path where) {
                return free::get;
            }
        };
        try (Store store = StoreOpening.open(directory, files)) {
            for (int id = 0; id < 5_000; id++) {
                insert(store, id);
            }
            IndexBuilds.Wanted wanted =
                    new IndexBuilds.Wanted("n_1", List.of(new IndexField("n", true)), false, false, definition -> true);
            CompletableFuture<Long> build =
                    CompletableFuture.supplyAsync(() -> store.indexBuilds().build(NAMESPACE, wanted));
            Optional<GrowingIndex> met = Optional.empty();
            while (met.isEmpty() && !build.isDone()) {
                met = fillDiskWhileBuilding(store, free);
            }
            GrowingIndex growing = met.orElseThrow();
            assertThatThrownBy(build::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            MongoServerError.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(14031));
            StoredCollection things = store.catalog().find(NAMESPACE).orElseThrow();
            assertThat(things.growing()).isEmpty();

            free.set(PLENTY);
            insert(store, 100_000);
            assertThat(growing.index().entries().view().count())
                    .as("entries of the index that was not finished")
                    .isZero();
            Namespace other = new Namespace("d", "others");
            assertThat(store.write(unit -> {
                                store.catalog().rename(unit, things, other);
                                return store.catalog().find(other).isPresent();
                            })
                            .result())
                    .isTrue();
        }
    }

    /** So much is written that the disk is asked before the builder's next unit of work. */
    private static Optional<GrowingIndex> fillDiskWhileBuilding(Store store, AtomicLong free) {
        return store.write(unit -> {
                    StoredCollection things = store.catalog().find(NAMESPACE).orElseThrow();
                    Optional<GrowingIndex> growing = things.growing();
                    if (growing.isPresent()) {
                        Document large = new Document("_id", -1).append("text", "t".repeat(2 << 20));
                        new CollectionWriter(store.catalog(), unit, things).insert(RawBson.encode(large));
                        free.set(0);
                    }
                    return growing;
                })
                .result();
    }

    @Test
    void a_compaction_that_finds_no_room_says_so_and_leaves_the_store_as_it_was() throws IOException {
        try (Store store = Store.open(directory)) {
            insert(store, 1);
        }
        AtomicInteger created = new AtomicInteger();
        StoreFiles noRoomAtTheEnd = new StoreFiles() {
            @Override
            public FileChannel create(Path path) throws IOException {
                if (created.incrementAndGet() > 1) {
                    throw new IOException("No space left on device");
                }
                return StoreFiles.PLAIN.create(path);
            }
        };
        assertThatThrownBy(() -> Maintenance.compact(directory, noRoomAtTheEnd))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("could not be compacted (")
                .hasMessageContaining("No space left on device");
        assertThat(created)
                .as("the journal of the opened store, and of the closed one")
                .hasValue(2);

        Path inTheWay = Files.createDirectories(directory.resolve("format.new").resolve("something"));
        assertThatThrownBy(() -> Maintenance.compact(directory, StoreFiles.PLAIN))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("could not be compacted (");
        assertThat(inTheWay).exists();

        assertThat(directory.resolve("trees.mv.compacted")).doesNotExist();
        try (Store store = Store.open(directory)) {
            assertThat(holds(store, 1)).isTrue();
        }
    }

    @Test
    void a_store_whose_journal_cannot_be_written_stops_and_acknowledges_nothing() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        StoreFiles files = new StoreFiles() {
            @Override
            public FileChannel create(Path path) throws IOException {
                return new UnreliableChannel(
                        StoreFiles.PLAIN.create(path), new UnreliableFile(new byte[0]), new UnreliableDisk(PLENTY)) {
                    @Override
                    public synchronized int write(ByteBuffer source, long position) throws IOException {
                        if (broken.get()) {
                            throw new IOException("the disk is gone");
                        }
                        return super.write(source, position);
                    }
                };
            }
        };
        CountDownLatch told = new CountDownLatch(1);
        AtomicBoolean acknowledged = new AtomicBoolean();
        try (Store store = StoreOpening.open(directory, files)) {
            store.onFailure(told::countDown);
            CountDownLatch first = new CountDownLatch(1);
            store.whenDurable(insert(store, 1).position(), first::countDown);
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();

            broken.set(true);
            store.whenDurable(insert(store, 2).position(), () -> acknowledged.set(true));

            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> assertThatThrownBy(() -> insert(store, 3))
                    .isInstanceOf(MongoServerError.class)
                    .hasMessageContaining("the disk is gone"));
            assertThatThrownBy(store::ensureUsable).hasMessageContaining("see to the disk");
            assertThat(acknowledged).isFalse();
        }
        try (Store store = Store.open(directory)) {
            assertThat(holds(store, 1)).isTrue();
            assertThat(holds(store, 2)).isFalse();
        }
    }
}
