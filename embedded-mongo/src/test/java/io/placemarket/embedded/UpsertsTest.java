package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an update makes where its filter finds nothing. */
class UpsertsTest extends Updating {
    static Stream<Arguments> upserts() {
        return Stream.of(
                Arguments.of("{_id: 7, a: 1}", "{$set: {b: 2}}", "{_id: 7, a: 1, b: 2}"),
                Arguments.of("{_id: 7, a: {$eq: 1}, b: {$gt: 2}}", "{$inc: {c: 2}}", "{_id: 7, a: 1, c: 2}"),
                Arguments.of("{$and: [{_id: 7}, {'a.b': 1}]}", "{$set: {'a.c': 2}}", "{_id: 7, a: {b: 1, c: 2}}"),
                Arguments.of("{_id: 7, $or: [{a: 1}, {a: 2}]}", "{$setOnInsert: {c: 2}}", "{_id: 7, c: 2}"),
                Arguments.of("{_id: 7, a: {$in: [1]}}", "{$push: {c: 2}}", "{_id: 7, a: 1, c: [2]}"),
                Arguments.of("{a: 1}", "{$setOnInsert: {_id: 7}}", "{_id: 7, a: 1}"),
                Arguments.of("{_id: 7, a: 1}", "{b: 2}", "{_id: 7, b: 2}"),
                Arguments.of("{a: 1}", "{_id: 7, b: 2}", "{_id: 7, b: 2}"));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("upserts")
    void an_upsert_makes_a_document_of_what_the_filter_says_and_the_update(String query, String update, String made) {
        Document command = command(json(query), json(update));
        command.getList("updates", Document.class).getFirst().append("upsert", true);

        assertThat(codeOf(command)).isZero();
        assertThat(things.find()).containsExactly(json(made));
        assertThat(only().keySet()).startsWith("_id");
    }

    static Stream<Arguments> wrongUpserts() {
        return Stream.of(
                Arguments.of(54, "{a: 1, $and: [{a: 2}]}", "{$set: {b: 1}}"),
                Arguments.of(54, "{a: 1, 'a.b': 2}", "{$set: {b: 1}}"),
                Arguments.of(66, "{_id: 1}", "{$set: {_id: 2}}"),
                Arguments.of(66, "{_id: 1}", "{_id: 2}"),
                Arguments.of(2, "{_id: 1}", "{$set: {'a.$': 2}}"));
    }

    @ParameterizedTest(name = "{0} for {1} with {2}")
    @MethodSource("wrongUpserts")
    void an_upsert_that_contradicts_itself_makes_nothing(int code, String query, String update) {
        Document command = command(json(query), json(update));
        command.getList("updates", Document.class).getFirst().append("upsert", true);

        assertThat(codeOf(command)).isEqualTo(code);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    void an_upsert_without_an_identity_is_given_one() {
        Document command = command(json("{a: 1}"), json("{$set: {b: 1}}"));
        command.getList("updates", Document.class).getFirst().append("upsert", true);

        assertThat(codeOf(command)).isZero();
        assertThat(only().get("_id")).isInstanceOf(ObjectId.class);
    }
}
