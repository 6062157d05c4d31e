package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is built while others write. */
class IndexBuildsTest {
    private static final Namespace PLACES = new Namespace("market", "places");
    private static final int DOCUMENTS = 12_000;

    /** So that checkpoints come between the batches of a build. */
    private static final StoreFiles SHORT_JOURNAL = new StoreFiles() {
        @Override
        public long journalLimit() {
            return 64 << 10;
        }
    };

    @TempDir
    private Path directory;

    private Store store;

    @BeforeEach
    void fill() {
        store = StoreOpening.open(directory, SHORT_JOURNAL);
        Store.Done<Boolean> unused = store.write(unit -> {
            CollectionWriter writer = writer(unit);
            for (int id = 0; id < DOCUMENTS; id++) {
                writer.insert(place(id, "code " + id));
            }
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void holds_what_was_inserted_changed_and_removed_meanwhile() {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        Random random = new Random(seed);
        CompletableFuture<Long> build = build(false);
        int[] written = {0};
        while (!build.isDone()) {
            boolean unused = whileBuilding((unit, collection) -> {
                change(writer(unit), random.nextInt(2 * DOCUMENTS), "changed " + written[0]);
                written[0]++;
            });
        }
        assertThat(build.join()).isPositive();
        assertThat(written[0]).as("writes beside the builder").isPositive();
        assertIndexed(1, "seed " + seed);
    }

    @Test
    void a_unique_one_is_not_built_where_a_write_meanwhile_makes_two_alike_and_the_write_stands() {
        CompletableFuture<Long> build = build(true);
        duringBuild(build, writer -> change(writer, DOCUMENTS, "code 0"));
        assertThatThrownBy(build::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(DuplicateKey.class)
                .hasMessageContaining("index: code_1 dup key: { code: \"code 0\" }");
        assertIndexed(0, "after the refusal");
        assertThat(view().documents().get(SortableKey.of(DOCUMENTS))).isNotNull();
    }

    @Test
    void a_unique_one_lets_values_change_hands_meanwhile() {
        CompletableFuture<Long> build = build(true);
        duringBuild(build, writer -> {
            change(writer, DOCUMENTS - 1, "elsewhere");
            change(writer, DOCUMENTS, "code " + (DOCUMENTS - 1));
            change(writer, DOCUMENTS - 2, "code 0 and more");
        });
        assertThat(build.join()).isPositive();
        assertIndexed(1, "all are different");
    }

    @Test
    void ends_where_its_collection_is_dropped() {
        CompletableFuture<Long> build = build(false);
        duringBuild(build, (unit, collection) -> store.catalog().drop(unit, collection));
        assertThatThrownBy(build::join)
                .cause()
                .isInstanceOfSatisfying(
                        MongoServerError.class,
                        error -> assertThat(error.getCode()).isEqualTo(276));
        assertThat(store.catalog().find(PLACES)).isEmpty();
    }

    @Test
    void its_collection_keeps_its_name_meanwhile_and_what_has_the_wanted_name_stays() {
        Namespace other = new Namespace("market", "other");
        Store.Done<Object> written = store.write(unit -> Objects.requireNonNull(
                new CollectionWriter(store.catalog(), unit, store.catalog().findOrCreate(unit, other))
                        .insert(place(1, "code of the other"))));
        assertThat(written.result()).isEqualTo(1);
        CompletableFuture<Long> build = build(false);
        List<Throwable> refused = new ArrayList<>();
        duringBuild(build, (unit, collection) -> {
            try {
                store.catalog().rename(unit, collection, other);
            } catch (MongoServerError error) {
                refused.add(error);
            }
        });
        assertThat(build.join()).isPositive();
        assertThat(refused)
                .singleElement()
                .isInstanceOfSatisfying(
                        MongoServerError.class,
                        error -> assertThat(error.getCode()).isEqualTo(12587));
        assertIndexed(1, "under its name");
        CollectionView kept = store.catalog().find(other).orElseThrow().view();
        assertThat(kept.documents().get(SortableKey.of(1))).isEqualTo(place(1, "code of the other"));
    }

    @Test
    void another_one_waits_its_turn_and_the_same_one_is_built_once() {
        CompletableFuture<Long> build = build(false);
        List<CompletableFuture<Long>> others = new ArrayList<>();
        duringBuild(build, writer -> {
            others.add(build(false));
            others.add(build(wanted("text", false)));
        });
        assertThat(build.join()).isPositive();
        assertThat(others)
                .hasSize(2)
                .allSatisfy(other -> assertThat(other.join()).isPositive());
        assertIndexed(2, "one by the code, one by the text");
    }

    @Test
    void goes_on_over_checkpoints_and_a_backup_taken_meanwhile_has_nothing_of_it() throws IOException {
        List<Path> journal = Recovery.segments(directory);
        CompletableFuture<Long> build = build(false);
        Path backup = directory.resolve("backup");
        duringBuild(build, (unit, collection) -> {
            try {
                store.backup(backup);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(build.join()).isPositive();
        assertThat(Recovery.segments(directory)).as("begun anew").doesNotContainAnyElementsOf(journal);
        assertIndexed(1, "after checkpoints");
        Path restored = directory.resolve("restored");
        Maintenance.restore(backup, restored);
        try (Store other = Store.open(restored)) {
            CollectionView view = other.catalog().find(PLACES).orElseThrow().view();
            assertThat(view.indexes()).isEmpty();
            assertThat(view.documents().count()).isEqualTo(DOCUMENTS);
        }
    }

    @Test
    void never_comes_to_a_collection_that_was_dropped_and_made_again_meanwhile() {
        CompletableFuture<Long> build = build(false);
        duringBuild(build, (unit, collection) -> {
            store.catalog().drop(unit, collection);
            Object unused = writer(unit).insert(place(1, "new"));
        });
        assertThatThrownBy(build::join)
                .cause()
                .isInstanceOfSatisfying(
                        MongoServerError.class,
                        error -> assertThat(error.getCode()).isEqualTo(276));
        assertIndexed(0, "made again");
        assertThat(view().documents().count()).isEqualTo(1);
    }

    @Test
    void is_built_beside_writers_where_a_few_documents_are_large() {
        Namespace large = new Namespace("market", "large");
        Store.Done<Boolean> filled = store.write(unit -> {
            CollectionWriter writer =
                    new CollectionWriter(store.catalog(), unit, store.catalog().findOrCreate(unit, large));
            for (int id = 0; id < 3; id++) {
                writer.insert(place(id, "c".repeat(2 << 20)));
            }
            return true;
        });
        long position = store.indexBuilds().build(large, wanted("text", false));
        assertThat(position).as("after units of its own, for each document one").isGreaterThan(filled.position() + 3);
    }

    private CompletableFuture<Long> build(boolean unique) {
        return build(wanted("code", unique));
    }

    /** In a thread of its own: a pool might have none left for the second. */
    private CompletableFuture<Long> build(IndexBuilds.Wanted wanted) {
        return CompletableFuture.supplyAsync(
                () -> store.indexBuilds().build(PLACES, wanted), task -> new Thread(task).start());
    }

    private static IndexBuilds.Wanted wanted(String field, boolean unique) {
        String name = field + "_1";
        return new IndexBuilds.Wanted(
                name,
                List.of(new IndexField(field, true)),
                unique,
                false,
                definition -> definition.index(name).isEmpty());
    }

    private interface Change {
        void in(Unit unit, StoredCollection collection);
    }

    private void duringBuild(CompletableFuture<Long> build, Consumer<CollectionWriter> change) {
        duringBuild(build, (unit, collection) -> change.accept(writer(unit)));
    }

    /** Does something once in a unit of work between two of the builder's. */
    private void duringBuild(CompletableFuture<Long> build, Change change) {
        boolean done = false;
        while (!done && !build.isDone()) {
            done = whileBuilding(change);
            Thread.onSpinWait();
        }
        assertThat(done).as("done while the index was being built").isTrue();
    }

    private boolean whileBuilding(Change change) {
        return store.write(unit -> {
                    Optional<StoredCollection> collection = store.catalog()
                            .find(PLACES)
                            .filter(found -> found.growing().isPresent());
                    collection.ifPresent(found -> change.in(unit, found));
                    return collection.isPresent();
                })
                .result();
    }

    private CollectionWriter writer(Unit unit) {
        return new CollectionWriter(store.catalog(), unit, store.catalog().findOrCreate(unit, PLACES));
    }

    private static void change(CollectionWriter writer, int id, String code) {
        byte[] idKey = SortableKey.of(id);
        byte[] stored = writer.view().documents().get(idKey);
        if (stored == null) {
            Object unused = writer.insert(place(id, code));
        } else if (code.hashCode() % 3 == 0) {
            writer.remove(idKey, stored);
        } else {
            writer.replace(idKey, stored, place(id, code));
        }
    }

    private static byte[] place(int id, String code) {
        return RawBson.encode(new Document("_id", id).append("code", code).append("text", "t".repeat(100)));
    }

    private CollectionView view() {
        return store.catalog().find(PLACES).orElseThrow().view();
    }

    private void assertIndexed(int indexes, String when) {
        ReadLease lease = Objects.requireNonNull(store.lease());
        try {
            assertThat(view().indexes()).as(when).hasSize(indexes);
            assertThat(CollectionCheck.problems(view())).as(when).isEmpty();
        } finally {
            lease.close();
        }
    }
}
