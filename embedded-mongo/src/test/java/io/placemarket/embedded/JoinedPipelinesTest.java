package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines within pipelines, buckets and accumulators compare as filters and orders do everywhere in the store. */
class JoinedPipelinesTest {
    /** Beyond what a double tells apart from its neighbours. */
    private static final long LARGE = (1L << 53) + 1;

    /** Before the other by code points, after it by UTF-16. */
    private static final String PRIVATE_USE = "\uE000";

    private static final String MATHEMATICAL = "\uD835\uDC00";

    private static EmbeddedMongo server;
    private static MongoClient client;
    private MongoDatabase database;

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
    void fill() {
        database = client.getDatabase("pipelines");
        database.drop();
        insert(
                "wards",
                "{_id: 1, name: 'A', skills: ['x', 'y']}",
                "{_id: 2, name: 'B', skills: []}",
                "{_id: 3, name: 'C'}");
        insert("people", "{_id: 10, skill: 'x', n: 1}", "{_id: 11, skill: 'y', n: 5}", "{_id: 12, n: 7}");
    }

    private void insert(String collection, String... documents) {
        database.getCollection(collection)
                .insertMany(Stream.of(documents).map(Document::parse).toList());
    }

    private List<Document> results(String collection, String... stages) {
        return results(collection, Stream.of(stages).map(Document::parse).toList());
    }

    private List<Document> results(String collection, List<Document> stages) {
        return database.getCollection(collection).aggregate(stages).into(new ArrayList<>());
    }

    private int codeOf(String stage) {
        return catchThrowableOfType(MongoCommandException.class, () -> results("wards", stage))
                .getErrorCode();
    }

    private static List<Integer> ids(Document document, String field) {
        return document.getList(field, Document.class).stream()
                .map(each -> each.getInteger("_id"))
                .toList();
    }

    @Test
    void a_lookup_by_a_field_finds_each_document_once_by_any_element_and_by_null_where_there_is_none() {
        List<Document> found = results(
                "wards",
                "{$lookup: {from: 'people', localField: 'skills', foreignField: 'skill', as: 'found.people'}}",
                "{$replaceWith: '$found'}");

        assertThat(found)
                .extracting(each -> ids(each, "people"))
                .containsExactly(List.of(10, 11), List.of(12), List.of(12));
    }

    @Test
    void a_lookup_by_a_pipeline_sees_the_variables_in_every_stage() {
        List<Document> found = results(
                "wards",
                "{$match: {_id: 1}}",
                "{$lookup: {from: 'people', let: {mine: '$skills'}, as: 'found', pipeline: ["
                        + "{$match: {n: {$gte: 1}}}, {$match: {$expr: {$in: ['$skill', '$$mine']}}},"
                        + "{$project: {skill: 1}}, {$addFields: {all: '$$mine', whole: '$$ROOT'}}, {$sort: {_id: -1}}]}}");

        assertThat(found.getFirst().getList("found", Document.class))
                .containsExactly(
                        Document.parse("{_id: 11, skill: 'y', all: ['x', 'y'], whole: {_id: 11, skill: 'y'}}"),
                        Document.parse("{_id: 10, skill: 'x', all: ['x', 'y'], whole: {_id: 10, skill: 'x'}}"));
    }

    @Test
    void a_lookup_by_a_field_and_a_pipeline_finds_what_both_ask() {
        List<Document> found = results(
                "wards",
                "{$match: {_id: 1}}",
                "{$lookup: {from: 'people', localField: 'skills', foreignField: 'skill', as: 'found',"
                        + " pipeline: [{$match: {n: {$gt: 1}}}]}}");

        assertThat(ids(found.getFirst(), "found")).containsExactly(11);
    }

    @Test
    void a_lookup_in_a_collection_that_is_not_there_finds_nothing() {
        List<Document> found = results("wards", "{$lookup: {from: 'nobody', pipeline: [], as: 'found'}}");

        assertThat(found).extracting(each -> ids(each, "found")).containsOnly(List.of());
    }

    @Test
    void pipelines_within_pipelines_compare_as_the_store_does() {
        database.getCollection("values")
                .insertMany(
                        List.of(value(1, LARGE), value(2, LARGE - 1), value(3, MATHEMATICAL), value(4, PRIVATE_USE)));
        List<Document> inner = List.of(
                new Document("$match", new Document("v", new Document("$gt", (double) (LARGE - 1)))),
                new Document("$project", new Document("_id", 1)));
        List<Document> sorted = List.of(new Document("$sort", new Document("v", 1)));
        Document lookup =
                new Document("from", "values").append("pipeline", inner).append("as", "found");

        List<Document> found = results("values", List.of(new Document("$limit", 1), new Document("$lookup", lookup)));
        Document facets = results(
                        "values",
                        List.of(new Document("$facet", new Document("greater", inner).append("sorted", sorted))))
                .getFirst();

        assertThat(ids(found.getFirst(), "found")).containsExactly(1);
        assertThat(ids(facets, "greater")).containsExactly(1);
        assertThat(ids(facets, "sorted")).containsExactly(2, 1, 4, 3);
    }

    private static Document value(int id, Object value) {
        return new Document("_id", id).append("v", value);
    }

    @Test
    void buckets_and_extremes_compare_as_the_store_does() {
        database.getCollection("values").insertMany(List.of(value(1, PRIVATE_USE), value(2, MATHEMATICAL)));
        Document bucket = new Document("groupBy", "$v")
                .append("boundaries", List.of("a", MATHEMATICAL, "\uD83D\uDE00"))
                .append("output", new Document("ids", new Document("$push", "$_id")));
        Document group = new Document("_id", null)
                .append("least", new Document("$min", "$v"))
                .append("most", new Document("$max", "$v"));

        assertThat(results("values", List.of(new Document("$bucket", bucket))))
                .containsExactly(
                        new Document("_id", "a").append("ids", List.of(1)),
                        new Document("_id", MATHEMATICAL).append("ids", List.of(2)));
        assertThat(results("values", List.of(new Document("$group", group))))
                .containsExactly(
                        new Document("_id", null).append("least", PRIVATE_USE).append("most", MATHEMATICAL));
    }

    @Test
    void what_lies_in_no_bucket_goes_to_the_default_or_is_refused() {
        String open = "{$bucket: {groupBy: '$n', boundaries: [0, 5]}}";

        assertThat(results("people", "{$bucket: {groupBy: '$n', boundaries: [0, 5], default: 'more'}}"))
                .containsExactly(Document.parse("{_id: 0, count: 1}"), Document.parse("{_id: 'more', count: 2}"));
        assertThat(catchThrowableOfType(MongoCommandException.class, () -> results("people", open))
                        .getErrorCode())
                .isEqualTo(40066);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(9, "{$lookup: 5}"),
                Arguments.of(9, "{$lookup: {from: 'people', as: 'a'}}"),
                Arguments.of(9, "{$lookup: {from: 'people', as: 'a', localField: 'x'}}"),
                Arguments.of(9, "{$lookup: {from: 'people', pipeline: []}}"),
                Arguments.of(9, "{$lookup: {from: 'people', as: 'a', pipeline: [], nonsense: 1}}"),
                Arguments.of(72, "{$lookup: {from: 'people', as: 'a', pipeline: [{$out: 'b'}]}}"),
                Arguments.of(40324, "{$lookup: {from: 'people', as: 'a', pipeline: [{$nonsense: 1}]}}"),
                Arguments.of(2, "{$lookup: {from: 'people', as: 'a', pipeline: [{$match: {a: {$nonsense: 1}}}]}}"),
                Arguments.of(40169, "{$facet: {}}"),
                Arguments.of(40170, "{$facet: {a: 1}}"),
                Arguments.of(40600, "{$facet: {a: [{$facet: {b: []}}]}}"),
                Arguments.of(40324, "{$facet: {a: [{$nonsense: 1}]}}"),
                Arguments.of(40198, "{$bucket: {groupBy: '$n'}}"),
                Arguments.of(40194, "{$bucket: {groupBy: '$n', boundaries: [5, 0]}}"),
                Arguments.of(40193, "{$bucket: {groupBy: '$n', boundaries: [5, 'a']}}"),
                Arguments.of(40199, "{$bucket: {groupBy: '$n', boundaries: [0, 5], default: 3}}"),
                Arguments.of(40272, "{$addFields: 5}"),
                Arguments.of(40229, "{$replaceRoot: 5}"),
                Arguments.of(5107200, "{$skip: -1}"),
                Arguments.of(5107201, "{$limit: 0}"),
                Arguments.of(5107200, "{$skip: 1.5}"),
                Arguments.of(5107201, "{$limit: 2.5}"),
                Arguments.of(5107201, "{$limit: 'a'}"));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("refusals")
    void a_stage_that_is_none_is_refused_whatever_there_is_to_read(int code, String stage) {
        assertThat(codeOf(stage)).isEqualTo(code);
        database.drop();
        assertThat(codeOf(stage)).isEqualTo(code);
    }
}
