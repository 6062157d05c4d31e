package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What update operators make of documents, as MongoDB's manual says, with values told apart as everywhere in the store. */
class UpdatesTest extends Updating {
    private Document after(Document before, Document update) {
        things.insertOne(new Document("_id", 1).append("v", before.get("v")));
        assertThat(codeOf(command(json("{_id: 1}"), update))).isZero();
        return only();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("{v: 5}", "{$set: {v: {$numberLong: '5'}}}", "{v: {$numberLong: '5'}}"),
                Arguments.of("{v: {a: 1, b: 2}}", "{$unset: {'v.a': ''}}", "{v: {b: 2}}"),
                Arguments.of("{v: [1, 2, 3]}", "{$unset: {'v.1': ''}}", "{v: [1, null, 3]}"),
                Arguments.of("{v: [1]}", "{$set: {'v.3': 4}}", "{v: [1, null, null, 4]}"),
                Arguments.of("{v: 5}", "{$inc: {v: 1.5}}", "{v: 6.5}"),
                Arguments.of("{v: 2147483647}", "{$inc: {v: 1}}", "{v: {$numberLong: '2147483648'}}"),
                Arguments.of("{v: 5}", "{$mul: {v: 3}}", "{v: 15}"),
                Arguments.of("{v: 5}", "{$mul: {w: 3}}", "{v: 5, w: 0}"),
                Arguments.of("{v: 5}", "{$min: {v: 5.0}}", "{v: 5}"),
                Arguments.of("{v: 5}", "{$min: {v: 4.5}}", "{v: 4.5}"),
                Arguments.of("{v: 5}", "{$max: {v: 'a'}}", "{v: 'a'}"),
                Arguments.of("{v: 5}", "{$min: {v: null}}", "{v: null}"),
                Arguments.of("{v: 5}", "{$max: {w: 7}}", "{v: 5, w: 7}"),
                Arguments.of("{v: 6}", "{$bit: {v: {and: 3}}}", "{v: 2}"),
                Arguments.of("{v: 6}", "{$bit: {v: {or: 1}}}", "{v: 7}"),
                Arguments.of("{v: 6}", "{$bit: {v: {xor: 3}}}", "{v: 5}"),
                Arguments.of("{v: {a: 1}}", "{$rename: {'v.a': 'w.b'}}", "{v: {}, w: {b: 1}}"),
                Arguments.of("{v: 1}", "{$rename: {nothing: 'w'}}", "{v: 1}"),
                Arguments.of("{v: [1]}", "{$push: {v: 2}}", "{v: [1, 2]}"),
                Arguments.of("{v: 1}", "{$push: {w: [2]}}", "{v: 1, w: [[2]]}"),
                Arguments.of("{v: [5, 1]}", "{$push: {v: {$each: [3, 4], $sort: 1}}}", "{v: [1, 3, 4, 5]}"),
                Arguments.of("{v: [1, 2]}", "{$push: {v: {$each: [8, 9], $position: 1}}}", "{v: [1, 8, 9, 2]}"),
                Arguments.of("{v: [1, 2]}", "{$push: {v: {$each: [9], $position: -1}}}", "{v: [1, 9, 2]}"),
                Arguments.of("{v: [1, 2]}", "{$push: {v: {$each: [3], $slice: -2}}}", "{v: [2, 3]}"),
                Arguments.of("{v: [1, 2]}", "{$push: {v: {$each: [], $slice: 1}}}", "{v: [1]}"),
                Arguments.of(
                        "{v: [{k: 2, a: 1}, {k: 1}]}",
                        "{$push: {v: {$each: [{k: 3}], $sort: {k: -1}}}}",
                        "{v: [{k: 3}, {k: 2, a: 1}, {k: 1}]}"),
                Arguments.of("{v: [1, 'a']}", "{$addToSet: {v: 1.0}}", "{v: [1, 'a']}"),
                Arguments.of("{v: [1, 1]}", "{$addToSet: {v: {$each: [2, 2, 1]}}}", "{v: [1, 1, 2]}"),
                Arguments.of("{v: [{a: 1}]}", "{$addToSet: {v: {a: 1.0}}}", "{v: [{a: 1}]}"),
                Arguments.of("{v: [1, 2.0, 2, 3]}", "{$pull: {v: 2}}", "{v: [1, 3]}"),
                Arguments.of("{v: [1, 5, 9]}", "{$pull: {v: {$gte: 5}}}", "{v: [1]}"),
                Arguments.of("{v: ['ward', 'x']}", "{$pull: {v: {$regex: '^w'}}}", "{v: ['x']}"),
                Arguments.of("{v: [{k: 1, b: 2}, {k: 1}, 4]}", "{$pull: {v: {k: 1, b: {$gt: 1}}}}", "{v: [{k: 1}, 4]}"),
                Arguments.of("{v: [[1, 2], [3]]}", "{$pull: {v: [1, 2]}}", "{v: [[3]]}"),
                Arguments.of(
                        "{v: [{a: [{k: 1}]}, {a: []}]}", "{$pull: {v: {a: {$elemMatch: {k: 1}}}}}", "{v: [{a: []}]}"),
                Arguments.of("{v: [1, 2, 1.0, 3]}", "{$pullAll: {v: [1, 3]}}", "{v: [2]}"),
                Arguments.of("{v: [1, 2]}", "{$pop: {v: -1}}", "{v: [2]}"),
                Arguments.of("{v: [1, 2]}", "{$pop: {v: 1}}", "{v: [1]}"),
                Arguments.of("{v: 1}", "{$pull: {w: 1}}", "{v: 1}"),
                Arguments.of("{v: [1, 2]}", "{$inc: {'v.$[]': 10}}", "{v: [11, 12]}"),
                Arguments.of("{v: 1}", "{$setOnInsert: {v: 2}}", "{v: 1}"),
                Arguments.of("{v: 1}", "{w: 2}", "{w: 2}"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("changes")
    void an_operator_changes_what_it_names(String before, String update, String expected) {
        Document after = after(json(before), json(update));

        Document wanted = new Document("_id", 1);
        wanted.putAll(json(expected));
        assertThat(after).isEqualTo(wanted);
    }

    @Test
    void new_fields_come_in_the_order_of_their_names() {
        Document after = after(json("{v: 1}"), json("{$set: {z: 1, b: 1}, $inc: {c: 1}}"));

        assertThat(after.keySet()).containsExactly("_id", "v", "b", "c", "z");
    }

    @Test
    void values_are_told_apart_as_everywhere_in_the_store() {
        List<Object> all = List.of(LARGE, LARGE - 1, 0.5, PRIVATE_USE, MATHEMATICAL);

        assertThat(after(new Document("v", all), new Document("$pull", new Document("v", (double) (LARGE - 1))))
                        .getList("v", Object.class))
                .containsExactly(LARGE, 0.5, PRIVATE_USE, MATHEMATICAL);
        assertChanged(
                new Document("$pull", new Document("v", new Document("$gt", PRIVATE_USE))),
                List.of(LARGE, 0.5, PRIVATE_USE));
        assertChanged(
                new Document("$addToSet", new Document("v", Decimal128.parse("0.50"))),
                List.of(LARGE, 0.5, PRIVATE_USE));
        assertChanged(
                new Document("$pullAll", new Document("v", List.of(LARGE - 1, 0.5))), List.of(LARGE, PRIVATE_USE));
        assertChanged(
                new Document(
                        "$push",
                        new Document("v", new Document("$each", List.of(MATHEMATICAL, LARGE - 1)).append("$sort", -1))),
                List.of(MATHEMATICAL, PRIVATE_USE, LARGE, LARGE - 1));
        things.updateOne(json("{_id: 1}"), new Document("$set", new Document("v", LARGE)));
        assertChanged(new Document("$max", new Document("v", (double) (LARGE - 1))), LARGE);
        things.updateOne(json("{_id: 1}"), new Document("$set", new Document("v", MATHEMATICAL)));
        assertChanged(new Document("$max", new Document("v", PRIVATE_USE)), MATHEMATICAL);
    }

    private void assertChanged(Document update, Object expected) {
        assertThat(codeOf(command(json("{_id: 1}"), update))).isZero();
        assertThat(only()).isEqualTo(new Document("_id", 1).append("v", expected));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(9, "{$nonsense: {v: 1}}"),
                Arguments.of(9, "{$set: 5}"),
                Arguments.of(9, "{$set: {v: 1}, w: 1}"),
                Arguments.of(52, "{w: 1, $set: {v: 1}}"),
                Arguments.of(52, "{$set: {$v: 1}}"),
                Arguments.of(56, "{$set: {'': 1}}"),
                Arguments.of(56, "{$set: {'v..a': 1}}"),
                Arguments.of(40, "{$set: {v: 1}, $inc: {v: 1}}"),
                Arguments.of(40, "{$set: {'v.a': 1, v: 1}}"),
                Arguments.of(40, "{$rename: {v: 'w'}, $set: {w: 1}}"),
                Arguments.of(28, "{$set: {'s.a': 1}}"),
                Arguments.of(28, "{$set: {'nothing.a': 1}}"),
                Arguments.of(28, "{$set: {'v.a': 1}}"),
                Arguments.of(34, "{$set: {'v.9000000': 1}}"),
                Arguments.of(66, "{$set: {_id: 2}}"),
                Arguments.of(66, "{$unset: {_id: 1}}"),
                Arguments.of(66, "{$rename: {v: '_id'}}"),
                Arguments.of(66, "{_id: 2, w: 1}"),
                Arguments.of(14, "{$inc: {s: 1}}"),
                Arguments.of(14, "{$inc: {n: 'a'}}"),
                Arguments.of(2, "{$inc: {most: 1}}"),
                Arguments.of(2, "{$mul: {most: {$numberLong: '2'}}}"),
                Arguments.of(2, "{$bit: {s: {and: 1}}}"),
                Arguments.of(2, "{$bit: {n: {nand: 1}}}"),
                Arguments.of(2, "{$push: {s: 1}}"),
                Arguments.of(2, "{$push: {v: {$each: 1}}}"),
                Arguments.of(2, "{$push: {v: {$each: [1], $nonsense: 1}}}"),
                Arguments.of(2, "{$push: {v: {$each: [1], $slice: 'a'}}}"),
                Arguments.of(2, "{$push: {v: {$each: [1], $sort: 2}}}"),
                Arguments.of(2, "{$addToSet: {s: 1}}"),
                Arguments.of(14, "{$addToSet: {v: {$each: 1}}}"),
                Arguments.of(2, "{$pull: {s: 1}}"),
                Arguments.of(2, "{$pull: {v: {$nonsense: 1}}}"),
                Arguments.of(2, "{$pullAll: {v: 1}}"),
                Arguments.of(9, "{$pop: {v: 2}}"),
                Arguments.of(14, "{$pop: {s: 1}}"),
                Arguments.of(2, "{$rename: {v: 5}}"),
                Arguments.of(2, "{$rename: {v: 'v'}}"),
                Arguments.of(2, "{$rename: {'v.0': 'w'}}"),
                Arguments.of(2, "{$currentDate: {w: 'date'}}"),
                Arguments.of(2, "{$inc: {'v.$[x]': 1}}"),
                Arguments.of(2, "{$inc: {'$[]': 1}}"),
                Arguments.of(2, "{$inc: {'s.$[]': 1}}"),
                Arguments.of(2, "{$inc: {'missing.$[]': 1}}"),
                Arguments.of(2, "{$inc: {'v.$': 1}}"));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("refusals")
    void what_cannot_be_done_is_refused_and_changes_nothing(int code, String update) {
        Document before =
                json("{_id: 1, v: [1, 2], s: 'a', n: 1, nothing: null, most: {$numberLong: '" + Long.MAX_VALUE + "'}}");
        things.insertOne(before);

        assertThat(codeOf(command(json("{_id: 1}"), json(update)))).isEqualTo(code);
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void what_stays_as_it_is_counts_as_found_and_not_as_changed() {
        things.insertOne(json("{_id: 1, v: [1, 2]}"));
        for (String update :
                List.of("{$addToSet: {v: 1.0}}", "{$pull: {v: 7}}", "{$set: {v: [1, 2]}}", "{v: [1, 2]}")) {
            Document reply = database.runCommand(command(json("{_id: 1}"), json(update)));

            assertThat(reply.getInteger("n")).as(update).isEqualTo(1);
            assertThat(reply.getInteger("nModified")).as(update).isZero();
        }
    }

    @Test
    void an_update_by_a_pipeline_is_refused() {
        Document statement = new Document("q", new Document()).append("u", List.of(json("{$set: {a: 1}}")));
        MongoCommandException refused = catchThrowableOfType(
                MongoCommandException.class,
                () -> database.runCommand(new Document("findAndModify", "things")
                        .append("query", new Document())
                        .append("update", statement.get("u"))));

        assertThat(refused.getErrorCode()).isEqualTo(9);
        assertThat(codeOf(new Document("update", "things").append("updates", List.of(statement))))
                .isEqualTo(9);
    }
}
