package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code maxTimeMS} is kept: what takes longer ends with MongoDB's code. */
class TimeLimitsTest {
    private static final int EXPIRED = 50;
    private static final int DOCUMENTS = 20_000;

    /** True of no document, and not known before it was tried on each: looking at all takes many milliseconds. */
    private static final Document SLOW = new Document("text", new Document("$regex", "(x+x+)+y"));

    private static EmbeddedMongo server;
    private static MongoClient client;
    private static MongoDatabase database;
    private static MongoCollection<Document> things;

    @BeforeAll
    static void fill() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
        database = client.getDatabase("d");
        things = database.getCollection("things");
        things.insertMany(IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> new Document("_id", i).append("n", 1).append("text", "xxxxxxxxxx"))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    static Stream<Document> commands() {
        Document change = new Document("$set", new Document("n", 2));
        return Stream.of(
                new Document("find", "things").append("filter", SLOW),
                new Document("find", "things").append("filter", SLOW).append("sort", new Document("n", 1)),
                new Document("count", "things").append("query", SLOW),
                new Document("distinct", "things").append("key", "n").append("query", SLOW),
                aggregate(new Document("$match", SLOW)),
                aggregate(new Document("$addFields", new Document("m", 1)), new Document("$match", SLOW)),
                aggregate(new Document("$group", new Document("_id", "$text"))),
                new Document("findAndModify", "things").append("query", SLOW).append("update", change),
                new Document("update", "things")
                        .append(
                                "updates",
                                List.of(new Document("q", SLOW)
                                        .append("u", change)
                                        .append("multi", true))),
                new Document("delete", "things")
                        .append("deletes", List.of(new Document("q", SLOW).append("limit", 0))));
    }

    private static Document aggregate(Document... stages) {
        return new Document("aggregate", "things")
                .append("pipeline", List.of(stages))
                .append("cursor", new Document());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void what_takes_longer_is_ended_and_what_has_time_is_not(Document command) {
        assertThatThrownBy(() -> database.runCommand(new Document(command).append("maxTimeMS", 1)))
                .isInstanceOfSatisfying(
                        MongoExecutionTimeoutException.class,
                        over -> assertThat(over.getCode()).isEqualTo(EXPIRED))
                .hasMessageContaining("operation exceeded time limit");
        assertThat(database.runCommand(new Document(command).append("maxTimeMS", 600_000)))
                .containsKey("ok");
        assertThat(database.runCommand(new Document(command).append("maxTimeMS", 0)))
                .containsKey("ok");
        assertThat(things.countDocuments(new Document("n", 1))).isEqualTo(DOCUMENTS);
    }

    @Test
    void the_batches_of_a_cursor_share_the_time() {
        try (MongoCursor<Document> cursor = things.find(new Document(
                        "$or", List.of(new Document("_id", new Document("$lt", 10)), SLOW)))
                .hint(new Document("$natural", 1))
                .batchSize(2)
                .maxTime(2, TimeUnit.MILLISECONDS)
                .cursor()) {
            assertThatThrownBy(() -> {
                        while (cursor.hasNext()) {
                            cursor.next();
                        }
                    })
                    .isInstanceOf(MongoExecutionTimeoutException.class);
        } catch (MongoExecutionTimeoutException already) {
            assertThat(already.getCode()).isEqualTo(EXPIRED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 31})
    void a_time_that_is_none_is_refused(long millis) {
        assertThatThrownBy(() -> database.runCommand(new Document("find", "things").append("maxTimeMS", millis)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(2));
    }
}
