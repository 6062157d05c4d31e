package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one question keeps in memory is bounded as MongoDB bounds it, and the store goes on after a refusal. */
class MemoryBoundsTest {
    private static final int DOCUMENTS = 110;
    private static final int TOO_MUCH = 292;
    private static EmbeddedMongo server;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void fill() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
        database = client.getDatabase("d");
        MongoCollection<Document> large = database.getCollection("large");
        for (int i = 0; i < DOCUMENTS; i++) {
            large.insertOne(new Document("_id", i).append("n", i % 3).append("text", i + "t".repeat(1 << 20)));
        }
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    private static Document aggregate(Document... stages) {
        return new Document("aggregate", "large")
                .append("pipeline", List.of(stages))
                .append("cursor", new Document());
    }

    private static Document group(String operator, Object value) {
        return new Document("$group", new Document("_id", null).append("all", new Document(operator, value)));
    }

    static Stream<Arguments> tooLarge() {
        Document last = new Document("$project", new Document("n", 1));
        Document marked = new Document("$addFields", new Document("m", 1));
        return Stream.of(
                Arguments.of(TOO_MUCH, aggregate(group("$push", "$text"), last)),
                Arguments.of(TOO_MUCH, aggregate(group("$addToSet", "$text"), last)),
                Arguments.of(TOO_MUCH, aggregate(new Document("$group", new Document("_id", "$text")), last)),
                Arguments.of(TOO_MUCH, aggregate(new Document("$sortByCount", "$text"), last)),
                Arguments.of(TOO_MUCH, aggregate(marked, new Document("$sort", new Document("n", 1)), last)),
                Arguments.of(
                        TOO_MUCH,
                        aggregate(
                                new Document("$facet", new Document("all", List.of(new Document("$skip", 0)))), last)),
                Arguments.of(TOO_MUCH, aggregate(marked)),
                Arguments.of(17217, new Document("distinct", "large").append("key", "text")));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void what_does_not_fit_is_refused_and_the_store_goes_on(int code, Document command) {
        MongoCommandException refused =
                catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(command));
        assertThat(refused.getErrorCode()).as("%s", refused.getErrorMessage()).isEqualTo(code);
        assertThat(database.getCollection("large").countDocuments(Filters.eq("n", 0)))
                .isPositive();
    }

    @Test
    void what_is_only_counted_may_be_as_large_as_it_likes() {
        assertThat(results(aggregate(
                        new Document("$addFields", new Document("m", 1)),
                        new Document("$group", new Document("_id", "$n").append("k", new Document("$sum", 1))))))
                .extracting(group -> group.getInteger("k"))
                .containsExactly(37, 37, 36);
        assertThat(results(aggregate(new Document("$addFields", new Document("m", 1)), new Document("$count", "k"))))
                .containsExactly(new Document("k", DOCUMENTS));
        assertThat(results(aggregate(group("$addToSet", "$n"))).getFirst().getList("all", Integer.class))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(results(aggregate(new Document("$sortByCount", "$n"))))
                .extracting(group -> group.getInteger("_id"))
                .containsExactly(0, 1, 2);
    }

    @Test
    void what_is_added_to_a_set_is_told_apart_as_values_are_everywhere() {
        MongoCollection<Document> numbers = database.getCollection("numbers");
        for (Object number : List.of(1, 1.0, 1L, 2, "1")) {
            numbers.insertOne(new Document("n", number));
        }
        Document command = new Document("aggregate", "numbers")
                .append("pipeline", List.of(group("$addToSet", "$n")))
                .append("cursor", new Document());

        assertThat(results(command).getFirst().getList("all", Object.class)).containsExactlyInAnyOrder(1, 2, "1");
    }

    private static List<Document> results(Document command) {
        return database.runCommand(command).get("cursor", Document.class).getList("firstBatch", Document.class);
    }

    @Test
    void a_document_is_given_once_however_many_of_its_entries_and_parts_of_a_question_lead_to_it() {
        MongoCollection<Document> things = database.getCollection("things");
        things.createIndex(Indexes.ascending("tags"));
        things.createIndex(Indexes.descending("k"));
        things.insertMany(IntStream.range(0, 300)
                .mapToObj(i -> new Document("_id", i)
                        .append("tags", List.of(i, i + 1, i + 2, i))
                        .append("k", i % 7))
                .toList());
        List<Integer> all = IntStream.range(0, 300).boxed().toList();
        Document some = new Document("tags", new Document("$gte", 0));
        assertThat(ids(things, some, 1)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ids(things, new Document("tags", new Document("$in", List.of(5, 6, 7, 8))), 1))
                .containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8);
        assertThat(ids(
                        things,
                        Filters.or(
                                        Filters.lt("k", 4),
                                        Filters.gte("tags", 100),
                                        Filters.or(Filters.eq("k", 5), Filters.lt("tags", 200)))
                                .toBsonDocument(),
                        2))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<Integer> ids(MongoCollection<Document> things, org.bson.conversions.Bson filter, int batch) {
        return things.find(filter)
                .batchSize(batch)
                .map(found -> found.getInteger("_id"))
                .into(new ArrayList<>());
    }
}
