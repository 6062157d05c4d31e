package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which elements of arrays an update changes. */
class ArrayFiltersTest extends Updating {
    @Test
    void array_filters_choose_elements_by_the_order_of_the_store() {
        things.insertOne(new Document("_id", 1)
                .append("v", Arrays.asList(item(LARGE), item(LARGE - 1), item(MATHEMATICAL), item(PRIVATE_USE))));

        assertThat(codeOf(filtered("one.k", new Document("$gt", LARGE - 1)))).isZero();
        assertThat(hits()).containsExactly(1, null, null, null);
        assertThat(codeOf(filtered("one.k", new Document("$gt", PRIVATE_USE)))).isZero();
        assertThat(hits()).containsExactly(1, null, 1, null);
        assertThat(codeOf(filtered("one.k", new BsonRegularExpression("^" + PRIVATE_USE))))
                .isZero();
        assertThat(hits()).containsExactly(1, null, 1, 1);
    }

    private static Document item(Object k) {
        return new Document("k", k);
    }

    private static Document filtered(String path, Object condition) {
        Document statement = new Document("q", json("{_id: 1}"))
                .append("u", json("{$inc: {'v.$[one].hit': 1}}"))
                .append("arrayFilters", List.of(new Document(path, condition)));
        return new Document("update", "things").append("updates", List.of(statement));
    }

    private List<Integer> hits() {
        return only().getList("v", Document.class).stream()
                .map(each -> each.getInteger("hit"))
                .toList();
    }

    @Test
    void array_filters_reach_into_arrays_of_arrays() {
        things.insertOne(json("{_id: 1, v: [{a: [1, 5]}, {a: [7], b: 1}]}"));
        Document statement = new Document("q", json("{_id: 1}"))
                .append("u", json("{$set: {'v.$[x].a.$[y]': 0}}"))
                .append("arrayFilters", List.of(json("{'x.b': {$exists: false}}"), json("{y: {$gt: 3}}")));

        assertThat(codeOf(new Document("update", "things").append("updates", List.of(statement))))
                .isZero();
        assertThat(only()).isEqualTo(json("{_id: 1, v: [{a: [1, 0]}, {a: [7], b: 1}]}"));
    }

    static Stream<Arguments> wrongFilters() {
        return Stream.of(
                Arguments.of(9, List.of(json("{two: 1}"))),
                Arguments.of(9, List.of(json("{}"))),
                Arguments.of(9, List.of(json("{one: 1, two: 1}"))),
                Arguments.of(9, List.of(json("{one: 1}"), json("{one: 2}"))),
                Arguments.of(2, List.of(json("{One: 1}"))),
                Arguments.of(2, List.of(json("{one: {$nonsense: 1}}"))),
                Arguments.of(14, List.of(1)),
                Arguments.of(14, json("{one: 1}")));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("wrongFilters")
    void array_filters_that_are_none_are_refused(int code, Object filters) {
        things.insertOne(json("{_id: 1, v: [1]}"));
        String path = code == 9
                        && filters.toString().contains("two")
                        && !filters.toString().contains("one")
                ? "v"
                : "v.$[one]";
        Document statement = new Document("q", json("{_id: 1}"))
                .append("u", new Document("$set", new Document(path, 1)))
                .append("arrayFilters", filters);

        assertThat(codeOf(new Document("update", "things").append("updates", List.of(statement))))
                .isEqualTo(code);
    }

    @Test
    void two_array_filters_may_not_meet_in_one_element() {
        things.insertOne(json("{_id: 1, v: [1, 5]}"));
        Document statement = new Document("q", json("{_id: 1}"))
                .append("u", json("{$inc: {'v.$[x]': 1, 'v.$[y]': 1}}"))
                .append("arrayFilters", List.of(json("{x: {$gt: 0}}"), json("{y: {$gt: 3}}")));

        assertThat(codeOf(new Document("update", "things").append("updates", List.of(statement))))
                .isEqualTo(40);
        assertThat(only()).isEqualTo(json("{_id: 1, v: [1, 5]}"));
    }
}
