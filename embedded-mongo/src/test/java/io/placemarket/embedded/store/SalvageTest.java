package io.placemarket.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.bson.RawBson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved of a damaged store, and what is said of the rest. */
class SalvageTest {
    private static final String FULL = "fullsalvage";
    private static final Namespace FIRST = new Namespace("d", "a-first");
    private static final Namespace SECOND = new Namespace("d", "b-second");

    @TempDir
    private Path directory;

    @Test
    void a_collection_of_one_damaged_page_takes_no_other_with_it() throws IOException {
        Path damaged = directory.resolve("damaged");
        try (Store store = Store.open(damaged)) {
            for (int id = 0; id < 3; id++) {
                insert(store, FIRST, id, "a text of the first");
                insert(store, SECOND, id, "a text of the second");
            }
        }
        overwrite(damaged.resolve(StoreOpening.TREES), "a text of the first");

        List<String> said = Salvage.run(damaged, directory.resolve("saved"));

        assertThat(said)
                .contains("d.a-first: 0 documents saved.", "d.b-second: 3 documents saved.")
                .anyMatch(line -> line.matches("1 pages of tree \\d+ cannot be read, and what was in them is lost\\."))
                .noneMatch(line -> line.startsWith("The trees cannot be read"));
    }

    @Test
    void whole_pages_are_not_called_damaged_where_the_disk_fills_up_with_what_was_read() throws IOException {
        FilePath.register(new FullPath());
        Path damaged = directory.resolve("damaged");
        try (Store store = Store.open(damaged)) {
            for (int id = 0; id < 60; id++) {
                insert(store, FIRST, id, "t".repeat(1_000_000));
            }
        }
        StoreFiles files = new StoreFiles() {
            @Override
            public String nameForTrees(Path path) {
                return path.getFileName().toString().startsWith("salvage") ? FULL + ":" + path : path.toString();
            }
        };
        Path target = directory.resolve("saved");

        assertThatThrownBy(() -> Salvage.run(damaged, target, files))
                .isInstanceOf(EmbeddedMongoException.class)
                .hasMessageContaining("cannot be written to " + target)
                .hasMessageContaining("make room there");
        try (var left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_fails_where_a_page_is_taken_to_is_no_damage_of_the_page() {
        TreeFile file = TreeFile.open(directory.resolve("trees").toString());
        for (int key = 0; key < 1_000; key++) {
            file.tree(1).put(ByteBuffer.allocate(4).putInt(key).array(), new byte[1_000]);
        }
        file.save(1);
        MVStoreException full = new MVStoreException(DataUtils.ERROR_WRITING_FAILED, "No space left on device");

        assertThatThrownBy(() -> file.readable(1, (key, value) -> {
                    throw full;
                }))
                .isSameAs(full);
        file.close();
    }

    private static void insert(Store store, Namespace namespace, int id, String text) {
        byte[] document = RawBson.encode(new Document("_id", id).append("text", text));
        boolean stored = store.write(unit -> {
                    CollectionWriter writer = new CollectionWriter(
                            store.catalog(), unit, store.catalog().findOrCreate(unit, namespace));
                    return Objects.equals(writer.insert(document), id);
                })
                .result();
        assertThat(stored).isTrue();
    }

    /** Wherever the text stands, so that no older copy of a page is left. */
    private static void overwrite(Path file, String text) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text);
        Files.writeString(file, bytes.replace(text, "?".repeat(text.length())), StandardCharsets.ISO_8859_1);
    }

    /** Files that hold 2 MB and no more. */
    public static final class FullPath extends FilePathWrapper {
        @Override
        public String getScheme() {
            return FULL;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new UnreliableChannel(
                    getBase().open(mode), new UnreliableFile(new byte[0]), new UnreliableDisk(Long.MAX_VALUE)) {
                @Override
                public synchronized int write(ByteBuffer source, long position) throws IOException {
                    if (position + source.remaining() > 2 << 20) {
                        throw new IOException("No space left on device");
                    }
                    return super.write(source, position);
                }
            };
        }
    }
}
