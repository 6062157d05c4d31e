package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same random commands to this store and to another database: the same answers, the same errors by code. */
@EnabledIfEnvironmentVariable(
        named = "PLACEMARKET_TEST_MONGODB_URI",
        matches = ".+",
        disabledReason = "no other database to compare with: set PLACEMARKET_TEST_MONGODB_URI")
class DifferentialTest {
    private static final int DUPLICATE_KEY = 11000;

    /** What FerretDB says instead where a findAndModify meets a unique index. */
    private static final int INTERNAL_ERROR = 1;

    private static final int OPERATIONS = Integer.getInteger("embedded.operations", 2_500);

    /** Two fixed seeds; a search for new ones gives its own with {@code embedded.seed}. */
    static LongStream seeds() {
        Long given = Long.getLong("embedded.seed");
        return given == null ? LongStream.of(7_842_942_588_052L, 20_261_122L) : LongStream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_commands_are_answered_as_the_other_database_answers_them(long seed) {
        // of this run alone: one that was killed leaves its own behind
        String name = "embedded_diff_" + UUID.randomUUID().toString().substring(0, 13);
        int most = Integer.getInteger("embedded.differences", 1);
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient ours = MongoClients.create(server.uri());
                MongoClient theirs = MongoClients.create(System.getenv("PLACEMARKET_TEST_MONGODB_URI"))) {
            MongoDatabase here = ours.getDatabase(name);
            MongoDatabase there = theirs.getDatabase(name);
            try {
                List<String> differences = compare(here, there, new Random(seed), most);
                assertThat(differences).as("seed %d", seed).isEmpty();
            } finally {
                there.drop();
            }
        }
    }

    private static List<String> compare(MongoDatabase here, MongoDatabase there, Random random, int most) {
        RandomCommands commands = new RandomCommands(random);
        List<String> differences = new ArrayList<>();
        Document indexes =
                new Document("createIndexes", RandomCommands.COLLECTION).append("indexes", RandomCommands.indexes());
        here.runCommand(indexes);
        there.runCommand(indexes);
        for (int i = 0; i < OPERATIONS && differences.size() < most; i++) {
            Document command = commands.next();
            Object expected = answer(there, command);
            Object actual = answer(here, command);
            if (!expected.equals(actual)) {
                differences.add("operation " + i + ": " + command.toJson() + "\n  theirs: " + shown(expected)
                        + "\n  ours:   " + shown(actual));
                align(here, there);
            }
        }
        return differences;
    }

    /** After a difference, begins again from what the other database holds. */
    private static void align(MongoDatabase here, MongoDatabase there) {
        here.getCollection(RandomCommands.COLLECTION).deleteMany(new Document());
        List<Document> all =
                there.getCollection(RandomCommands.COLLECTION).find().into(new ArrayList<>());
        if (!all.isEmpty()) {
            here.getCollection(RandomCommands.COLLECTION).insertMany(all);
        }
    }

    private static String shown(Object answer) {
        return answer instanceof Document document ? document.toJson() : answer.toString();
    }

    private static Object answer(MongoDatabase database, Document command) {
        try {
            return comparable(whole(database, database.runCommand(command)));
        } catch (MongoCommandException e) {
            boolean hidden = e.getErrorCode() == INTERNAL_ERROR && command.containsKey("findAndModify");
            return "error " + (hidden ? DUPLICATE_KEY : e.getErrorCode());
        }
    }

    /** A reply with all that its cursor has, batch by batch. */
    private static Document whole(MongoDatabase database, Document reply) {
        if (!(reply.get("cursor") instanceof Document first)) {
            return reply;
        }
        List<Document> all = new ArrayList<>(first.getList("firstBatch", Document.class));
        Document cursor = first;
        while (cursor.getLong("id") != 0) {
            cursor = database.runCommand(new Document("getMore", cursor.getLong("id"))
                            .append("collection", RandomCommands.COLLECTION)
                            .append("batchSize", 3))
                    .get("cursor", Document.class);
            all.addAll(cursor.getList("nextBatch", Document.class));
        }
        first.put("firstBatch", all);
        return reply;
    }

    private static Document comparable(Document reply) {
        Document kept = new Document();
        for (String field : List.of("n", "nModified", "value", "values")) {
            if (reply.containsKey(field)) {
                kept.put(field, reply.get(field));
            }
        }
        if (reply.get("cursor") instanceof Document cursor) {
            kept.put("documents", cursor.get("firstBatch"));
        }
        if (reply.get("values") instanceof List<?> values) {
            kept.put("values", values.stream().map(String::valueOf).sorted().toList());
        }
        if (reply.get("upserted") instanceof List<?> upserted) {
            kept.put("upserted", upserted);
        }
        if (reply.get("writeErrors") instanceof List<?> errors) {
            kept.put(
                    "errors",
                    errors.stream()
                            .map(error -> ((Map<?, ?>) error).get("index") + ":" + ((Map<?, ?>) error).get("code"))
                            .toList());
        }
        return kept;
    }
}
