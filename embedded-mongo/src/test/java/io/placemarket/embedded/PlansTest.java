package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which questions use which index, and how little they look at. */
class PlansTest {
    private static final int DOCUMENTS = 1_000;
    private static EmbeddedMongo server;
    private static MongoClient client;
    private static MongoCollection<Document> log;

    @BeforeAll
    static void fill() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
        log = client.getDatabase("plans").getCollection("log");
        log.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
        log.createIndex(Indexes.compoundIndex(Indexes.ascending("place"), Indexes.descending("at")));
        log.insertMany(IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> new Document("_id", i)
                        .append("keys", List.of("a/" + i % 10 + "/" + i, "e/" + i))
                        .append("place", "p" + i % 20)
                        .append("at", i))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    /** The stages from the first to the last, the index, and how many documents are looked at. */
    private static String plan(FindIterable<Document> find) {
        Document explained = find.explain(ExplainVerbosity.EXECUTION_STATS);
        StringBuilder plan = new StringBuilder();
        Document stage = explained.get("queryPlanner", Document.class).get("winningPlan", Document.class);
        while (stage != null) {
            plan.append(stage.getString("stage")).append(' ');
            if (stage.containsKey("indexName")) {
                plan.append(stage.getString("indexName")).append(' ');
            }
            stage = stage.get("inputStage", Document.class);
        }
        return plan.append(explained.get("executionStats", Document.class).get("totalDocsExamined"))
                .toString();
    }

    @Test
    void a_range_of_positions_looks_at_what_it_returns() {
        assertThat(plan(log.find(Filters.gte("_id", 500))
                        .sort(Sorts.ascending("_id"))
                        .limit(10)))
                .isEqualTo("FETCH IXSCAN _id_ 10");
        assertThat(plan(log.find().sort(Sorts.descending("_id")).limit(1))).isEqualTo("FETCH IXSCAN _id_ 1");
    }

    @Test
    void the_beginning_of_a_key_is_a_range_of_its_index_sorted_afterwards() {
        assertThat(plan(log.find(Filters.regex("keys", Pattern.compile("^a/3/")))
                        .sort(Sorts.ascending("_id"))))
                .isEqualTo("SORT FETCH IXSCAN keys_1 100");
    }

    @Test
    void one_key_is_one_document() {
        assertThat(plan(log.find(Filters.eq("keys", "e/77")))).isEqualTo("FETCH IXSCAN keys_1 1");
        assertThat(plan(log.find(Filters.eq("keys", "e/77"))
                        .sort(Sorts.ascending("_id"))
                        .limit(1)))
                .isEqualTo("FETCH IXSCAN keys_1 1");
        assertThat(plan(log.find(Filters.in("_id", 3, 999, 5000)))).isEqualTo("FETCH IXSCAN _id_ 2");
    }

    @Test
    void a_compound_index_gives_equality_range_and_order() {
        assertThat(plan(log.find(Filters.and(Filters.eq("place", "p3"), Filters.lt("at", 500)))
                        .sort(Sorts.descending("at"))
                        .limit(5)))
                .isEqualTo("FETCH IXSCAN place_1_at_-1 5");
        assertThat(plan(log.find(Filters.eq("place", "p3"))
                        .sort(Sorts.ascending("at"))
                        .limit(5)))
                .isEqualTo("FETCH IXSCAN place_1_at_-1 5");
        assertThat(plan(log.find(Filters.eq("place", "p3")))).isEqualTo("FETCH IXSCAN place_1_at_-1 50");
    }

    @Test
    void what_no_index_answers_is_a_scan_and_says_so() {
        assertThat(plan(log.find(Filters.eq("at", 5)))).isEqualTo("COLLSCAN " + DOCUMENTS);
        assertThat(plan(log.find(Filters.eq("place", "p3")).hint(new Document("$natural", 1))))
                .isEqualTo("COLLSCAN " + DOCUMENTS);
    }

    @Test
    void each_part_of_an_or_is_looked_up_in_its_own_index() {
        Document plan = log.find(
                        Filters.or(Filters.eq("keys", "e/77"), Filters.in("_id", 77, 500), Filters.eq("place", "p3")))
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(plan.toJson())
                .contains("\"OR\"", "keys_1", "_id_", "place_1_at_-1")
                .doesNotContain("COLLSCAN");
        // 77 is found by its key and by its _id, and given once
        assertThat(plan.get("executionStats", Document.class)).containsEntry("nReturned", 52L);
        assertThat(plan.get("executionStats", Document.class)).containsEntry("totalDocsExamined", 53L);
    }

    @Test
    void an_or_is_sorted_afterwards_and_asks_for_the_rest_too() {
        assertThat(log.find(Filters.and(
                                Filters.or(Filters.eq("_id", 700), Filters.eq("_id", 7), Filters.eq("keys", "e/8")),
                                Filters.lt("at", 500)))
                        .sort(Sorts.descending("_id"))
                        .map(found -> found.getInteger("_id")))
                .containsExactly(8, 7);
    }

    @Test
    void an_or_with_a_part_that_no_index_answers_is_a_scan() {
        assertThat(plan(log.find(Filters.or(Filters.eq("_id", 7), Filters.eq("at", 5)))))
                .isEqualTo("COLLSCAN " + DOCUMENTS);
    }

    @Test
    void an_array_that_has_a_value_is_sorted_by_its_least_element_and_not_by_that_value() {
        MongoCollection<Document> arrays = client.getDatabase("plans").getCollection("arrays");
        arrays.createIndex(Indexes.ascending("a"));
        arrays.insertMany(List.of(
                new Document("_id", 1).append("a", "x"),
                new Document("_id", 2).append("a", List.of("x", 5)),
                new Document("_id", 3).append("a", List.of("x", "y"))));

        assertThat(arrays.find(Filters.eq("a", "x"))
                        .sort(Sorts.ascending("a", "_id"))
                        .map(found -> found.getInteger("_id")))
                .containsExactly(2, 1, 3);
    }

    @Test
    void a_hint_is_followed() {
        assertThat(plan(log.find(Filters.and(Filters.eq("_id", 7), Filters.eq("keys", "e/7")))
                        .hintString("keys_1")))
                .isEqualTo("FETCH IXSCAN keys_1 1");
    }
}
