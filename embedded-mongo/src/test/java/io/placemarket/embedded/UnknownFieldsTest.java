package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does not know is refused, and never ignored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownFieldsTest {
    private final EmbeddedMongo server = EmbeddedMongo.temporary();
    private final MongoClient client = MongoClients.create(server.uri());
    private final MongoDatabase database = client.getDatabase("d");

    @BeforeAll
    void fill() {
        database.getCollection("c").insertOne(new Document("_id", 1).append("a", 1));
        database.getCollection("c").insertOne(new Document("_id", 2).append("a", 2));
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
    }

    private void assertRefused(String command, int code) {
        assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
        assertThat(database.getCollection("c").find()).hasSize(2).allMatch(document -> document.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{update: 'c', updates: [{q: {}, u: {$set: {k: 1}}, sort: {a: -1}}]}",
                "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {k: 1}}, foo: 5}]}",
                "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {k: 1}}}], foo: 1}",
                "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1, sort: {a: 1}}]}",
                "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}], foo: 1}",
                "{insert: 'c', documents: [{_id: 3}], foo: 1}",
                "{find: 'c', foo: 1}",
                "{count: 'c', foo: 1}",
                "{distinct: 'c', key: 'a', foo: 1}",
                "{aggregate: 'c', pipeline: [], cursor: {}, foo: 1}",
                "{findAndModify: 'c', query: {_id: 1}, update: {$set: {k: 1}}, foo: 1}"
            })
    void a_field_that_is_unknown_is_refused_before_anything_is_done(String command) {
        assertRefused(command, 40415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{insert: 'c', documents: [{_id: 3}], writeConcern: {w: 2}}",
                "{insert: 'c', documents: [{_id: 3}], writeConcern: {w: -3}}",
                "{insert: 'c', documents: [{_id: 3}], writeConcern: {w: 'nonsense'}}",
                "{find: 'c', readConcern: {level: 'foo'}}"
            })
    void a_promise_that_a_single_server_cannot_keep_is_refused(String command) {
        assertRefused(command, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {k: 1}}}], let: {x: 1}}",
                "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}], let: {x: 1}}"
            })
    void variables_are_refused_where_documents_are_changed(String command) {
        assertRefused(command, 72);
    }

    @Test
    void what_every_driver_sends_is_taken() {
        Document answer = database.runCommand(Document.parse(
                "{find: 'c', filter: {}, comment: 'why', maxTimeMS: 1000, readConcern: {level: 'majority'},"
                        + " allowDiskUse: true, noCursorTimeout: false, allowPartialResults: false}"));

        assertThat(answer.get("cursor", Document.class).getList("firstBatch", Document.class))
                .hasSize(2);
    }
}
