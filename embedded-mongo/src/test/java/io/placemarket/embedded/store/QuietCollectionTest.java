package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection that nobody changes, while another is rewritten so often that the file's space is used again and again. */
class QuietCollectionTest {
    private static final Namespace QUIET = new Namespace("d", "quiet");
    private static final Namespace BUSY = new Namespace("d", "busy");
    private static final int DOCUMENTS = 10_000;

    @Test
    void can_be_read_whatever_the_checkpoints_moved(@TempDir Path directory) {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        Random random = new Random(seed);
        StoreFiles files = new StoreFiles() {
            @Override
            public long journalLimit() {
                return 1 << 20;
            }
        };
        try (Store store = StoreOpening.open(directory, files)) {
            for (int id = 0; id < DOCUMENTS; id++) {
                put(store, QUIET, id, random);
                put(store, BUSY, id, random);
            }
            for (int round = 0; round < 30_000; round++) {
                put(store, BUSY, random.nextInt(DOCUMENTS), random);
            }
            for (Namespace namespace : new Namespace[] {QUIET, BUSY}) {
                try (ReadLease lease = store.lease()) {
                    CollectionView view =
                            store.catalog().find(namespace).orElseThrow().view();
                    assertThat(lease).isNotNull();
                    assertThat(CollectionCheck.problems(view))
                            .as("seed %d", seed)
                            .isEmpty();
                    assertThat(view.documents().count()).isEqualTo(DOCUMENTS);
                }
            }
        }
    }

    private static void put(Store store, Namespace namespace, int id, Random random) {
        byte[] bytes = new byte[700];
        random.nextBytes(bytes);
        byte[] document =
                RawBson.encode(new Document("_id", id).append("body", new de.bwaldvogel.mongo.bson.BinData(bytes)));
        byte[] idKey = SortableKey.of(id);
        Store.Done<Integer> done = store.write(unit -> {
            StoredCollection collection = store.catalog().findOrCreate(unit, namespace);
            CollectionWriter writer = new CollectionWriter(store.catalog(), unit, collection);
            byte[] stored = writer.view().documents().get(idKey);
            if (stored == null) {
                writer.insert(document);
            } else {
                writer.replace(idKey, stored, document);
            }
            return id;
        });
        assertThat(done.result()).isEqualTo(id);
    }
}
