package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the stores and views of an application do, through a driver. */
class CommandsTest {
    private static EmbeddedMongo server;
    private static MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeAll
    static void open() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("commands");
        database.drop();
        things = database.getCollection("things");
    }

    private static Document thing(int id) {
        return new Document("_id", id).append("n", id * 10);
    }

    @Test
    void a_collection_takes_the_name_of_another_only_where_that_is_asked_for_and_never_its_own() {
        MongoCollection<Document> others = database.getCollection("others");
        things.insertOne(thing(1));
        others.insertOne(thing(2));

        assertThat(codeOfRename(things, others.getNamespace(), false)).isEqualTo(48);
        assertThat(codeOfRename(things, things.getNamespace(), true)).isEqualTo(20);
        assertThat(things.find()).containsExactly(thing(1));
        assertThat(others.find()).containsExactly(thing(2));

        things.renameCollection(others.getNamespace(), new RenameCollectionOptions().dropTarget(true));
        assertThat(others.find()).containsExactly(thing(1));
        assertThat(things.find()).isEmpty();
    }

    private static int codeOfRename(MongoCollection<Document> from, MongoNamespace to, boolean dropTarget) {
        return catchThrowableOfType(
                        MongoCommandException.class,
                        () -> from.renameCollection(to, new RenameCollectionOptions().dropTarget(dropTarget)))
                .getCode();
    }

    @Test
    void an_upsert_makes_a_document_once_and_changes_it_afterwards() {
        UpdateResult first =
                things.updateOne(Filters.eq("_id", 1), Updates.inc("n", 5), new UpdateOptions().upsert(true));
        UpdateResult second =
                things.updateOne(Filters.eq("_id", 1), Updates.inc("n", 5), new UpdateOptions().upsert(true));

        assertThat(first.getUpsertedId()).isNotNull();
        assertThat(second.getUpsertedId()).isNull();
        assertThat(second.getModifiedCount()).isEqualTo(1);
        assertThat(things.find().first()).isEqualTo(new Document("_id", 1).append("n", 10));
    }

    @Test
    void a_number_is_stored_with_the_type_it_is_set_to() {
        things.insertOne(new Document("_id", 1).append("n", 5).append("s", new Document("x", 1.0)));

        UpdateResult result =
                things.updateOne(Filters.eq("_id", 1), Updates.combine(Updates.set("n", 5L), Updates.set("s.x", 1)));

        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(things.find().first())
                .isEqualTo(new Document("_id", 1).append("n", 5L).append("s", new Document("x", 1)));
        assertThat(things.updateOne(Filters.eq("_id", 1), Updates.set("n", 5L)).getModifiedCount())
                .isZero();
    }

    @Test
    void a_replacement_keeps_the_identity_and_nothing_else() {
        things.insertOne(thing(1).append("old", true));

        UpdateResult result = things.replaceOne(Filters.eq("n", 10), new Document("new", 1), new ReplaceOptions());

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(things.find().first()).isEqualTo(new Document("_id", 1).append("new", 1));
    }

    @Test
    void many_callers_take_each_number_once() throws Exception {
        things.insertOne(new Document("_id", "counter").append("n", 0));
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        List<Integer> taken = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<List<Integer>>> all = Stream.generate(() -> callers.submit(() -> IntStream.range(0, 50)
                            .mapToObj(i ->
                                    things.findOneAndUpdate(Filters.eq("_id", "counter"), Updates.inc("n", 1), after))
                            .map(found -> found == null ? -1 : found.getInteger("n"))
                            .toList()))
                    .limit(8)
                    .toList();
            for (Future<List<Integer>> one : all) {
                taken.addAll(one.get());
            }
        }

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void a_conditional_update_is_won_by_one_caller() throws Exception {
        things.insertOne(new Document("_id", 1).append("owner", null));
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> all = IntStream.range(0, 16)
                    .mapToObj(i -> callers.submit(() -> things.updateOne(
                                    Filters.and(Filters.eq("_id", 1), Filters.eq("owner", null)),
                                    Updates.set("owner", i))
                            .getModifiedCount()))
                    .toList();
            long won = 0;
            for (Future<Long> one : all) {
                won += one.get();
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void a_bulk_write_does_its_parts_in_order() {
        BulkWriteResult result = things.bulkWrite(List.of(
                new InsertOneModel<>(thing(1)),
                new InsertOneModel<>(thing(2)),
                new UpdateManyModel<>(Filters.gt("n", 5), Updates.set("seen", true)),
                new DeleteOneModel<>(Filters.eq("_id", 1))));

        assertThat(result.getInsertedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void an_unordered_insert_stores_what_it_can() {
        things.insertOne(thing(2));

        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> things.insertMany(
                        List.of(thing(1), thing(2), thing(3)),
                        new com.mongodb.client.model.InsertManyOptions().ordered(false)));

        assertThat(refused.getWriteErrors())
                .extracting(error -> error.getIndex())
                .containsExactly(1);
        assertThat(things.distinct("_id", Integer.class)).containsExactly(1, 2, 3);
    }

    @Test
    void a_unique_index_counts_what_is_missing_as_a_value_and_a_sparse_one_does_not() {
        things.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        things.createIndex(
                Indexes.ascending("s"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(new Document("_id", 1).append("k", 1));
        things.insertOne(new Document("_id", 2));

        assertThatThrownBy(() -> things.insertOne(new Document("_id", 3)))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining(
                        "E11000 duplicate key error collection: commands.things index: k_1 dup key: { k: null }");
    }

    @Test
    void an_index_is_built_on_what_is_there_and_refused_where_it_does_not_fit() {
        IntStream.range(0, 500).forEach(i -> things.insertOne(thing(i).append("half", i / 2)));
        things.createIndex(Indexes.descending("half"));

        assertThat(things.find(Filters.eq("half", 7)).sort(Sorts.ascending("_id")))
                .extracting("_id")
                .containsExactly(14, 15);
        assertThatThrownBy(() -> things.createIndex(
                        Indexes.ascending("half"),
                        new IndexOptions().unique(true).name("u")))
                .isInstanceOf(MongoServerException.class)
                .hasMessageContaining("11000");
        assertThat(things.listIndexes()).extracting("name").containsExactly("_id_", "half_-1");
    }

    @Test
    void a_cursor_is_drained_in_batches_or_killed() {
        IntStream.range(0, 300).forEach(i -> things.insertOne(thing(i)));
        Document first = database.runCommand(new Document("find", "things").append("batchSize", 10));
        long cursor = first.get("cursor", Document.class).getLong("id");
        Document next = database.runCommand(
                new Document("getMore", cursor).append("collection", "things").append("batchSize", 10));

        assertThat(next.get("cursor", Document.class).getList("nextBatch", Document.class))
                .hasSize(10)
                .first()
                .extracting("_id")
                .isEqualTo(10);
        database.runCommand(new Document("killCursors", "things").append("cursors", List.of(cursor)));
        assertRefused(43, new Document("getMore", cursor).append("collection", "things"));
    }

    @Test
    void a_cursor_goes_on_from_the_state_it_began_with() {
        IntStream.range(0, 100).forEach(i -> things.insertOne(thing(i)));
        List<Integer> seen = new ArrayList<>();
        for (Document found : things.find().sort(Sorts.ascending("_id")).batchSize(5)) {
            seen.add(found.getInteger("_id"));
            things.deleteOne(Filters.eq("_id", 99 - seen.size() / 2));
        }

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void what_it_cannot_give_back_exactly_is_refused() {
        assertThatThrownBy(() ->
                        things.insertOne(new Document("_id", 1).append("data", new Binary((byte) 5, new byte[16]))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("subtype 5");
    }

    @Test
    void a_transaction_is_refused() {
        try (var session = client.startSession()) {
            session.startTransaction();
            assertThatThrownBy(() -> things.insertOne(session, thing(1)))
                    .isInstanceOfAny(MongoClientException.class, MongoCommandException.class);
        }
        assertThat(things.countDocuments()).isZero();
    }

    static Stream<Arguments> unsupported() {
        Document key = new Document("a", 1);
        return Stream.of(
                Arguments.of("time to live", 67, index(key, "expireAfterSeconds", 10)),
                Arguments.of("partial index", 67, index(key, "partialFilterExpression", new Document("a", 1))),
                Arguments.of("text index", 67, index(new Document("a", "text"), "sparse", false)),
                Arguments.of("hashed index", 67, index(new Document("a", "hashed"), "sparse", false)),
                Arguments.of("wildcard index", 67, index(new Document("$**", 1), "sparse", false)),
                Arguments.of("validator", 72, new Document("create", "v").append("validator", new Document("a", 1))),
                Arguments.of(
                        "capped",
                        72,
                        new Document("create", "v").append("capped", true).append("size", 1000)),
                Arguments.of("view", 72, new Document("create", "v").append("viewOn", "things")),
                Arguments.of(
                        "collation",
                        72,
                        new Document("find", "things").append("collation", new Document("locale", "de"))),
                Arguments.of("tailing", 72, new Document("find", "things").append("tailable", true)),
                Arguments.of("change stream", 40573, aggregate(new Document("$changeStream", new Document()))),
                Arguments.of("out", 72, aggregate(new Document("$out", "other"))),
                Arguments.of("unknown stage", 40324, aggregate(new Document("$nonsense", 1))),
                Arguments.of(
                        "unknown operator",
                        2,
                        new Document("find", "things")
                                .append("filter", new Document("a", new Document("$nonsense", 1)))),
                Arguments.of("unknown command", 59, new Document("mapReduce", "things")),
                Arguments.of("reserved name", 73, new Document("create", "system.users")),
                Arguments.of("long name", 73, new Document("create", "n".repeat(300))));
    }

    private static Document index(Document key, String option, Object value) {
        return new Document("createIndexes", "things")
                .append(
                        "indexes",
                        List.of(new Document("key", key).append("name", "i").append(option, value)));
    }

    private static Document aggregate(Document stage) {
        return new Document("aggregate", "things")
                .append("pipeline", List.of(stage))
                .append("cursor", new Document());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsupported")
    void what_is_not_supported_is_refused_with_a_code_and_never_ignored(String what, int code, Document command) {
        things.insertOne(thing(1));
        assertRefused(code, command);
    }

    private void assertRefused(int code, Document command) {
        MongoCommandException refused =
                catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(command));
        assertThat(refused).as(command.toJson()).isNotNull();
        assertThat(refused.getErrorCode()).as(refused.getErrorMessage()).isEqualTo(code);
        assertThat(refused.getErrorMessage()).isNotBlank();
    }
}
