package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever index is used, the answer is the same as without any. */
class IndexedAnswersTest {
    /** A duplicate key, and updates that do not fit the value they meet. */
    private static final List<Integer> EXPECTED_ERRORS = List.of(11000, 2, 14, 28);

    private static void change(MongoDatabase database, Document command) {
        try {
            database.runCommand(command);
        } catch (MongoCommandException e) {
            assertThat(e.getErrorCode()).as(command.toJson()).isIn(EXPECTED_ERRORS);
        }
    }

    @Test
    void random_filters_find_the_same_through_indexes_as_by_scanning() {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        RandomCommands commands = new RandomCommands(new Random(seed));
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("indexed");
            MongoCollection<Document> things = database.getCollection(RandomCommands.COLLECTION);
            database.runCommand(new Document("createIndexes", RandomCommands.COLLECTION)
                    .append("indexes", RandomCommands.indexes()));
            for (int i = 0; i < 3_000; i++) {
                Document command = commands.next();
                if (!command.containsKey("find")) {
                    change(database, command);
                    continue;
                }
                Document filter = command.get("filter", Document.class);
                Document sort = command.get("sort", Document.class);
                List<Document> scanned = things.find(filter)
                        .sort(sort)
                        .hint(new Document("$natural", 1))
                        .into(new ArrayList<>());
                List<Document> chosen = things.find(filter).sort(sort).into(new ArrayList<>());
                assertThat(chosen).as("seed %d, %s", seed, command.toJson()).isEqualTo(scanned);
                for (Document index : RandomCommands.indexes()) {
                    if (!index.containsKey("sparse")) {
                        assertThat(things.find(filter)
                                        .sort(sort)
                                        .hintString(index.getString("name"))
                                        .into(new ArrayList<>()))
                                .as("seed %d, hint %s, %s", seed, index.getString("name"), command.toJson())
                                .isEqualTo(scanned);
                    }
                }
            }
            assertThat(database.runCommand(new Document("validate", RandomCommands.COLLECTION))
                            .getList("errors", String.class))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /** It would take many minutes if each of its entries had all its keys made again. */
    @Test
    @Timeout(60)
    void a_document_of_very_many_keys_is_given_once_and_soon() {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("indexed").getCollection("wide");
            things.createIndex(Indexes.ascending("k"));
            List<Integer> keys = IntStream.range(0, 100_000).boxed().toList();
            things.insertOne(new Document("_id", "wide").append("k", keys));
            things.insertOne(new Document("_id", "narrow").append("k", 50_000));

            for (Bson order : List.of(Indexes.ascending("k"), Indexes.descending("k"))) {
                assertThat(things.find(Filters.gte("k", 10)).sort(order).hintString("k_1"))
                        .extracting(each -> each.getString("_id"))
                        .containsExactlyInAnyOrder("wide", "narrow");
            }
            assertThat(things.find(Filters.or(Filters.lt("k", 70_000), Filters.gt("k", 30_000))))
                    .hasSize(2);
            assertThat(things.countDocuments(Filters.gte("k", 10))).isEqualTo(2);
            assertThat(things.distinct("k", Integer.class).into(new ArrayList<>()))
                    .hasSize(keys.size());
        }
    }
}
