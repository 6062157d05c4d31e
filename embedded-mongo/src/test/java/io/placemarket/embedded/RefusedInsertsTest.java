package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is refused because one of its keys is taken leaves nothing behind: not itself, and none of the keys that were free. */
class RefusedInsertsTest {
    private static Document keyed(int id, String... keys) {
        return new Document("_id", id).append("keys", List.of(keys)).append("kind", "all");
    }

    @Test
    void what_was_free_stays_free_and_others_of_the_command_are_whole_also_after_a_kill(
            @TempDir Path directory, @TempDir Path killed) throws IOException {
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            things.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
            things.createIndex(Indexes.ascending("kind"));
            things.insertOne(keyed(1, "a", "b"));

            MongoBulkWriteException refused = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> things.insertMany(
                            List.of(keyed(2, "c", "b"), keyed(3, "d"), keyed(1, "e"), keyed(4, "f", "a", "g")),
                            new InsertManyOptions().ordered(false)));

            assertThat(refused.getWriteErrors())
                    .allMatch(error -> error.getCode() == 11000)
                    .extracting(
                            error -> error.getIndex() + error.getMessage().replaceFirst(".*index: (\\S+) .*", " $1"))
                    .containsExactly("0 keys_1", "2 _id_", "3 keys_1");
            for (String free : List.of("c", "e", "f", "g")) {
                assertThat(things.find(Filters.eq("keys", free))).isEmpty();
            }
            assertThat(things.find(Filters.eq("kind", "all"))).containsExactly(keyed(1, "a", "b"), keyed(3, "d"));
            copy(directory, killed);
            things.insertOne(keyed(5, "c", "e", "f", "g"));
        }
        assertThat(EmbeddedMongo.check(directory)).isEmpty();
        assertThat(EmbeddedMongo.check(killed)).isEmpty();
        try (EmbeddedMongo server = EmbeddedMongo.open(killed);
                MongoClient client = MongoClients.create(server.uri())) {
            assertThat(client.getDatabase("d").getCollection("things").find())
                    .containsExactly(keyed(1, "a", "b"), keyed(3, "d"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
