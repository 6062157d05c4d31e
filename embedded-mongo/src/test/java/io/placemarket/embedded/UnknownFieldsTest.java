package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "{findAndModify: 'c', query: {_id: 1}, update: {$set: {k: 1}}, foo: 1}",
                "{aggregate: 'c', pipeline: [], cursor: {foo: 1}}",
                "{explain: {find: 'c'}, foo: 1}",
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}], foo: 1}",
                "{dropIndexes: 'c', index: '*', foo: 1}",
                "{listIndexes: 'c', foo: 1}",
                "{listCollections: 1, foo: 1}",
                "{drop: 'c', foo: 1}",
                "{dropDatabase: 1, foo: 1}",
                "{renameCollection: 'd.c', to: 'd.e', foo: 1}",
                "{validate: 'c', foo: 1}",
                "{getMore: 5, collection: 'c', foo: 1}",
                "{killCursors: 'c', cursors: [], foo: 1}",
                "{delete: 'c', deletes: [{q: {}, limit: 0}], writeConcern: {w: 1, foo: 1}}",
                "{find: 'c', readConcern: {foo: 1}}"
            })
    void a_field_that_is_unknown_is_refused_before_anything_is_done(String command) {
        assertRefused(command, 40415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{update: 'c', updates: [{q: {}, u: {$set: {k: 1}}, multi: 'yes'}]}",
                "{update: 'c', updates: [{q: {_id: 9}, u: {$set: {k: 1}}, upsert: 'yes'}]}",
                "{update: 'c', updates: [{q: 5, u: {$set: {k: 1}}}]}",
                "{delete: 'c', deletes: 5}",
                "{delete: 'c', deletes: [{q: 5, limit: 0}]}",
                "{insert: 'c', documents: [{_id: 3}], bypassDocumentValidation: 'yes'}",
                "{insert: 'c', documents: [{_id: 3}], writeConcern: {j: 'yes'}}",
                "{find: 'c', batchSize: 'many'}",
                "{find: 'c', singleBatch: 'yes'}",
                "{find: 'c', allowDiskUse: 'yes'}",
                "{aggregate: 'c', pipeline: 5, cursor: {}}",
                "{aggregate: 'c', pipeline: [], cursor: 5}",
                "{aggregate: 'c', pipeline: [], cursor: {batchSize: 'many'}}",
                "{explain: {find: 'c'}, verbosity: 5}",
                "{createIndexes: 'c', indexes: 5}",
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', unique: 'yes'}]}",
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', sparse: 'yes'}]}",
                "{listCollections: 1, nameOnly: 'yes'}",
                "{listIndexes: 'c', cursor: 5}",
                "{renameCollection: 'd.c', to: 5}",
                "{killCursors: 'c', cursors: ['all']}"
            })
    void a_field_of_a_wrong_type_is_refused_before_anything_is_done(String command) {
        assertRefused(command, 14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{distinct: 'c'}",
                "{aggregate: 'c', cursor: {}}",
                "{update: 'c', updates: [{u: {$set: {k: 1}}}]}",
                "{delete: 'c', deletes: [{q: {}}]}",
                "{createIndexes: 'c'}",
                "{dropIndexes: 'c'}",
                "{killCursors: 'c'}",
                "{getMore: 5}"
            })
    void a_field_that_must_be_there_is_asked_for(String command) {
        assertRefused(command, 40414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{explain: {find: 'c'}, verbosity: 'nonsense'}",
                "{createIndexes: 'c', indexes: []}",
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}], commitQuorum: 'majority'}"
            })
    void a_value_that_means_nothing_is_refused(String command) {
        assertRefused(command, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "'KEEP'", "[]", "null", "true"})
    void a_redaction_to_anything_but_what_to_keep_is_refused(String wrong) {
        assertRefused("{aggregate: 'c', pipeline: [{$redact: " + wrong + "}], cursor: {}}", 17053);
    }

    @ParameterizedTest
    @CsvSource({"$$KEEP,2", "$$PRUNE,0"})
    void a_redaction_may_be_the_same_for_all_documents(String always, int kept) {
        assertThat(database.getCollection("c").aggregate(List.of(new Document("$redact", always))))
                .hasSize(kept);
    }

    @Test
    void what_a_stage_or_a_command_does_not_do_here_is_refused() {
        assertRefused("{aggregate: 'c', pipeline: [{$indexStats: {}}], cursor: {}}", 72);
        assertRefused("{validate: 'c', repair: true}", 72);
        assertRefused("{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', v: 1}]}", 67);
    }

    @Test
    void databases_are_listed_as_asked() {
        MongoDatabase admin = client.getDatabase("admin");

        assertThat(admin.runCommand(Document.parse("{listDatabases: 1, filter: {name: 'other'}}"))
                        .getList("databases", Document.class))
                .isEmpty();
        assertThat(admin.runCommand(Document.parse("{listDatabases: 1, filter: {name: 'd'}, nameOnly: true}"))
                        .getList("databases", Document.class))
                .containsExactly(new Document("name", "d"));
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
