package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonRegularExpression;
import org.bson.BsonSymbol;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters and projections do what MongoDB's do, or are refused with its codes. */
class FiltersTest {
    private static final int INVALID_EXPRESSION = 51091;
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
        database = client.getDatabase("filters");
        database.drop();
        things = database.getCollection("things");
    }

    private static Document on(String operator, @Nullable Object operand) {
        return new Document("a", new Document(operator, operand));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(2, new Document("$nonsense", 1)),
                Arguments.of(2, on("$nonsense", 1)),
                Arguments.of(2, on("$not", new Document("$nonsense", 1))),
                Arguments.of(2, on("$not", 5)),
                Arguments.of(2, on("$not", new Document())),
                Arguments.of(2, on("$elemMatch", 5)),
                Arguments.of(2, on("$elemMatch", new Document("x", new Document("$nonsense", 1)))),
                Arguments.of(2, new Document("$and", List.of())),
                Arguments.of(2, new Document("$or", 5)),
                Arguments.of(2, new Document("$nor", List.of(5))),
                Arguments.of(2, on("$in", 5)),
                Arguments.of(2, on("$nin", 5)),
                Arguments.of(2, on("$in", List.of(new Document("$gt", 1)))),
                Arguments.of(2, on("$all", 5)),
                Arguments.of(2, on("$size", "x")),
                Arguments.of(2, on("$size", -1)),
                Arguments.of(2, on("$size", 1.5)),
                Arguments.of(2, on("$mod", 5)),
                Arguments.of(2, on("$mod", List.of(5))),
                Arguments.of(2, on("$mod", List.of(5, 1, 1))),
                Arguments.of(2, on("$mod", List.of("x", 1))),
                Arguments.of(2, on("$mod", List.of(5, "x"))),
                Arguments.of(2, on("$mod", List.of(0, 1))),
                Arguments.of(2, on("$mod", List.of(Double.NaN, 1))),
                Arguments.of(2, on("$type", "nonsense")),
                Arguments.of(2, on("$type", 99)),
                Arguments.of(9, on("$type", List.of())),
                Arguments.of(14, on("$type", true)),
                Arguments.of(2, on("$regex", 5)),
                Arguments.of(2, on("$options", "i")),
                Arguments.of(INVALID_EXPRESSION, on("$regex", "(")),
                Arguments.of(INVALID_EXPRESSION, on("$in", List.of(new BsonRegularExpression("[")))),
                Arguments.of(51108, new Document("a", new Document("$regex", "x").append("$options", "z"))),
                Arguments.of(2, on("$ne", new BsonRegularExpression("x"))),
                Arguments.of(2, on("$gt", new BsonRegularExpression("x"))),
                Arguments.of(27, new Document("$text", new Document("$search", "x"))),
                Arguments.of(291, on("$near", List.of(1, 1))),
                Arguments.of(168, new Document("$expr", new Document("$nonsense", 1))),
                Arguments.of(2, on("$eq", new Binary((byte) 5, new byte[16]))),
                Arguments.of(2, on("$eq", new Binary((byte) 0x80, new byte[16]))),
                Arguments.of(2, on("$eq", new BsonSymbol("x"))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_filter_that_is_none_is_refused_wherever_it_stands(int code, Document filter) {
        things.insertOne(new Document("_id", 1).append("b", 1));
        Document neverReached = new Document("$and", List.of(new Document("b", 2), filter));
        Document alsoNot = new Document("$or", List.of(new Document("b", 1), filter));
        for (Document asked : List.of(filter, neverReached, alsoNot)) {
            assertThat(code(new Document("find", "things").append("filter", asked)))
                    .as("%s", asked)
                    .isEqualTo(code);
            assertThat(code(new Document("aggregate", "nothing_there")
                            .append(
                                    "pipeline",
                                    List.of(
                                            new Document("$addFields", new Document("x", 1)),
                                            new Document("$match", asked)))
                            .append("cursor", new Document())))
                    .as("%s in a later stage", asked)
                    .isEqualTo(code);
            Document delete = new Document("delete", "things")
                    .append("deletes", List.of(new Document("q", asked).append("limit", 0)));
            assertThat(codeOfWrite(delete)).as("%s of a delete", asked).isEqualTo(code);
        }
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    private int code(Document command) {
        MongoCommandException refused =
                catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(command));
        return refused == null ? 0 : refused.getErrorCode();
    }

    private int codeOfWrite(Document command) {
        try {
            return database.runCommand(command)
                    .getList("writeErrors", Document.class, List.of(new Document("code", 0)))
                    .getFirst()
                    .getInteger("code");
        } catch (MongoCommandException refused) {
            return refused.getErrorCode();
        }
    }

    /** What each of these finds among {@link #examples}, as MongoDB's manual has it. */
    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of(on("$eq", null), List.of(0, 7)),
                Arguments.of(on("$exists", false), List.of(0)),
                Arguments.of(on("$gt", 4), List.of(1, 2, 3)),
                Arguments.of(on("$elemMatch", new Document("$gt", 4).append("$lt", 6)), List.of(2)),
                Arguments.of(new Document("a", new Document("$gt", 4).append("$lt", 3)), List.of(2, 3)),
                Arguments.of(on("$size", 2), List.of(2, 3)),
                Arguments.of(on("$all", List.of(5, 1)), List.of(2)),
                Arguments.of(on("$all", List.of()), List.of()),
                Arguments.of(on("$not", new Document("$gt", 4)), List.of(0, 4, 5, 6, 7)),
                Arguments.of(on("$nin", Arrays.asList(5, null)), List.of(3, 4, 5, 6)),
                Arguments.of(on("$eq", List.of(5, 1)), List.of(2)),
                Arguments.of(on("$type", "array"), List.of(2, 3, 6)),
                Arguments.of(on("$type", List.of("string", 10)), List.of(4, 6, 7)),
                Arguments.of(on("$mod", List.of(5, 0)), List.of(1, 2)),
                Arguments.of(on("$regex", "^wa"), List.of(4)),
                Arguments.of(new Document("a.x", 3), List.of(5, 6)),
                Arguments.of(new Document("a.0.x", 3), List.of(6)),
                Arguments.of(new Document("a.1", 9), List.of(3)),
                Arguments.of(on("$elemMatch", new Document("x", 3).append("y", 1)), List.of()),
                Arguments.of(on("$elemMatch", new Document("x", 3).append("y", 2)), List.of(6)),
                Arguments.of(new Document("a", new Document("x", 3)), List.of(5)),
                Arguments.of(new Document("$nor", List.of(on("$exists", true))), List.of(0)),
                Arguments.of(new Document("$expr", new Document("$eq", List.of("$_id", 3))), List.of(3)));
    }

    private static List<@Nullable Object> examples() {
        return Arrays.asList(
                5,
                List.of(5, 1),
                List.of(2, 9),
                "ward",
                new Document("x", 3),
                List.of(new Document("x", 3).append("y", 2), new Document("x", 4).append("y", 1), "z"),
                null);
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_filter_finds_what_it_finds_in_the_manual(Document filter, List<Integer> expected) {
        things.insertOne(new Document("_id", 0));
        for (int i = 0; i < examples().size(); i++) {
            things.insertOne(new Document("_id", i + 1).append("a", examples().get(i)));
        }
        List<Integer> found =
                things.find(filter).map(document -> document.getInteger("_id")).into(new ArrayList<>());
        assertThat(found).as("%s", filter).isEqualTo(expected);
    }

    @Test
    void a_remainder_is_of_the_whole_number() {
        things.insertMany(List.of(
                new Document("_id", 1).append("a", 5_000_000_007L),
                new Document("_id", 2).append("a", 7.9),
                new Document("_id", 3).append("a", Decimal128.parse("17")),
                new Document("_id", 4).append("a", Double.NaN)));
        assertThat(things.find(Filters.mod("a", 10, 7)).map(found -> found.getInteger("_id")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_command_that_cannot_be_read_is_answered_and_the_connection_goes_on() {
        Document filter = new Document("a", new Binary((byte) 5, new byte[16]));
        for (int i = 0; i < 3; i++) {
            assertThat(code(new Document("find", "things").append("filter", filter)))
                    .isEqualTo(2);
        }
        assertThat(database.runCommand(new Document("ping", 1))).containsKey("ok");
    }

    private @Nullable Document projected(Document filter, Document projection) {
        return things.find(filter).projection(projection).first();
    }

    @Test
    void a_projection_gives_the_element_that_the_filter_has_found() {
        things.insertOne(new Document("_id", 1)
                .append("a", List.of(3, 7, 8))
                .append("b", List.of(new Document("k", 1).append("n", "one"), new Document("k", 2)))
                .append("c", 5));
        assertThat(projected(on("$gt", 5), new Document("a.$", 1)))
                .isEqualTo(new Document("_id", 1).append("a", List.of(7)));
        assertThat(projected(new Document("b.k", 2), new Document("b.$", 1).append("c", 1)))
                .isEqualTo(new Document("_id", 1)
                        .append("b", List.of(new Document("k", 2)))
                        .append("c", 5));
        Document changed = things.findOneAndUpdate(
                Filters.eq("a", 8),
                Updates.set("c", 6),
                new com.mongodb.client.model.FindOneAndUpdateOptions().projection(new Document("a.$", 1)));
        assertThat(changed).isEqualTo(new Document("_id", 1).append("a", List.of(8)));
        assertThat(things.updateOne(Filters.gt("a", 5), Updates.set("a.$", 70)).getModifiedCount())
                .isEqualTo(1);
        assertThat(projected(new Document(), new Document("a", 1).append("_id", 0)))
                .isEqualTo(new Document("a", List.of(3, 70, 8)));
    }

    @Test
    void a_projection_gives_the_first_element_that_matches() {
        things.insertOne(new Document("_id", 1)
                .append("a", List.of(3, 7, 8))
                .append("b", List.of(new Document("k", 1), new Document("k", 2).append("n", "two")))
                .append("c", 5));
        assertThat(projected(new Document(), on("$elemMatch", new Document("$gt", 5))))
                .isEqualTo(new Document("_id", 1).append("a", List.of(7)));
        assertThat(projected(
                        new Document(),
                        new Document("b", new Document("$elemMatch", new Document("k", 2))).append("_id", 0)))
                .isEqualTo(new Document("b", List.of(new Document("k", 2).append("n", "two"))));
        assertThat(projected(new Document(), on("$elemMatch", new Document("$gt", 50))))
                .isEqualTo(new Document("_id", 1));
        assertThat(projected(
                        new Document(), on("$elemMatch", new Document("$gt", 7)).append("b", 0)))
                .isEqualTo(new Document("_id", 1).append("a", List.of(8)).append("c", 5));
    }

    @Test
    void a_projection_gives_a_part_of_an_array_and_leaves_the_rest_as_it_is() {
        things.insertOne(new Document("_id", 1).append("a", List.of(3, 7, 8)).append("c", 5));
        assertThat(projected(new Document(), on("$slice", 2)))
                .isEqualTo(new Document("_id", 1).append("a", List.of(3, 7)).append("c", 5));
        assertThat(projected(new Document(), on("$slice", -1).append("c", 0)))
                .isEqualTo(new Document("_id", 1).append("a", List.of(8)));
        assertThat(projected(new Document(), new Document("c", 1).append("a", new Document("$slice", List.of(1, 1)))))
                .isEqualTo(new Document("_id", 1).append("a", List.of(7)).append("c", 5));
    }

    @Test
    void a_change_whose_answer_cannot_be_projected_is_not_made() {
        things.insertOne(new Document("_id", 1).append("a", List.of(3, 7)).append("c", 5));
        Document positional = new Document("findAndModify", "things")
                .append("query", new Document("_id", 1))
                .append("fields", new Document("a.$", 1));
        Document change = new Document("$set", new Document("c", 6));

        assertThat(code(new Document(positional).append("update", change))).isEqualTo(51246);
        assertThat(code(new Document(positional).append("remove", true))).isEqualTo(51246);
        assertThat(code(new Document(positional).append("update", change).append("new", true)))
                .isEqualTo(2);
        assertThat(things.find(Filters.eq("c", 5))).hasSize(1);
    }

    static Stream<Arguments> wrongProjections() {
        return Stream.of(
                Arguments.of(51246, new Document("a.$", 1)),
                Arguments.of(31395, new Document("a.$", 0)),
                Arguments.of(31276, new Document("a.$", 1).append("b.$", 1)),
                Arguments.of(31394, new Document("a.$.x", 1)),
                Arguments.of(31256, on("$elemMatch", new Document("x", 1)).append("b.$", 1)),
                Arguments.of(31274, on("$elemMatch", 5)),
                Arguments.of(31275, new Document("a.b", new Document("$elemMatch", new Document("x", 1)))),
                Arguments.of(2, on("$elemMatch", new Document("x", new Document("$nonsense", 1)))),
                Arguments.of(28667, on("$slice", "x")),
                Arguments.of(2, new Document("a", "$b")),
                Arguments.of(2, on("$add", List.of(1, 2))),
                Arguments.of(31253, new Document("a", 0).append("b", 1)),
                Arguments.of(31254, new Document("a", 1).append("b", 0)));
    }

    @ParameterizedTest
    @MethodSource("wrongProjections")
    void a_projection_that_cannot_be_kept_is_refused(int code, Document projection) {
        things.insertOne(new Document("_id", 1).append("a", List.of(1)).append("b", List.of(2)));
        assertThat(code(new Document("find", "things").append("projection", projection)))
                .isEqualTo(code);
    }
}
