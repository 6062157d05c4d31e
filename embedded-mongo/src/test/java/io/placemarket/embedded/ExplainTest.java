package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every command that looks for documents tells how, and changes nothing when it is asked to tell. */
class ExplainTest {
    private final EmbeddedMongo server = EmbeddedMongo.temporary();
    private final MongoClient client = MongoClients.create(server.uri());
    private final MongoDatabase database = client.getDatabase("d");
    private final MongoCollection<Document> things = database.getCollection("things");

    @BeforeEach
    void fill() {
        things.createIndex(Indexes.ascending("n"));
        things.insertMany(List.of(
                new Document("_id", 1).append("n", 5),
                new Document("_id", 2).append("n", 5),
                new Document("_id", 3).append("n", 6)));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Document explained(Document command) {
        return database.runCommand(new Document("explain", command));
    }

    private static String index(Document plan) {
        Document at = plan;
        while (at.containsKey("inputStage")) {
            at = at.get("inputStage", Document.class);
        }
        return at.getString("indexName");
    }

    @Test
    void an_update_and_a_delete_tell_by_which_index_and_change_nothing() {
        Document five = new Document("n", 5);
        Document update = new Document("update", "things")
                .append(
                        "updates",
                        List.of(new Document("q", five)
                                .append("u", new Document("$set", new Document("n", 7)))
                                .append("multi", true)));
        Document delete =
                new Document("delete", "things").append("deletes", List.of(new Document("q", five).append("limit", 0)));
        Document remove =
                new Document("findAndModify", "things").append("query", five).append("remove", true);
        for (Document command : List.of(update, delete, remove)) {
            Document told = explained(command);
            Document plan = told.get("queryPlanner", Document.class).get("winningPlan", Document.class);
            assertThat(plan.getString("stage")).isEqualTo(command.equals(update) ? "UPDATE" : "DELETE");
            assertThat(index(plan)).isEqualTo("n_1");
            assertThat(told.get("executionStats", Document.class)).containsKey("totalDocsExamined");
        }
        assertThat(things.countDocuments(five)).isEqualTo(2);
    }

    @Test
    void an_aggregation_tells_how_its_first_stages_are_answered_and_which_follow() {
        Document aggregate = new Document("aggregate", "things")
                .append(
                        "pipeline",
                        List.of(
                                new Document("$match", new Document("n", 5)),
                                new Document("$group", new Document("_id", "$n"))));
        Document itself = database.runCommand(new Document(aggregate).append("explain", true));
        for (Document told : List.of(explained(new Document(aggregate).append("cursor", new Document())), itself)) {
            List<Document> stages = told.getList("stages", Document.class);
            assertThat(stages).hasSize(2);
            Document first = stages.getFirst().get("$cursor", Document.class);
            assertThat(index(first.get("queryPlanner", Document.class).get("winningPlan", Document.class)))
                    .isEqualTo("n_1");
            assertThat(stages.getLast()).containsKey("$group");
        }
        assertThat(itself).doesNotContainKey("cursor");
    }

    @Test
    void what_cannot_be_explained_is_refused_with_a_code() {
        Document one = new Document("q", new Document()).append("limit", 0);
        assertThat(code(new Document("delete", "things").append("deletes", List.of(one, one))))
                .isEqualTo(16);
        assertThat(code(new Document("insert", "things").append("documents", List.of(new Document()))))
                .isEqualTo(59);
        assertThat(code(new Document("find", "things").append("nonsense", 1))).isEqualTo(40415);
    }

    private int code(Document command) {
        return catchThrowableOfType(MongoCommandException.class, () -> explained(command))
                .getErrorCode();
    }
}
