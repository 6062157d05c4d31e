package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values have one order: documents that are looked at one by one are compared as an index compares them. */
class OneOrderTest {
    private static final List<String> RANGES = List.of("$gt", "$gte", "$lt", "$lte");

    /** Numbers in their order; those of one inner list are equal. */
    private static final List<List<Object>> NUMBERS = List.of(
            List.of(Double.NaN, Decimal128.NaN),
            List.of(Double.NEGATIVE_INFINITY, Decimal128.NEGATIVE_INFINITY),
            List.of(new Decimal128(new BigDecimal("-1E+400"))),
            List.of(-Double.MAX_VALUE),
            List.of(Long.MIN_VALUE, -0x1p63, new Decimal128(Long.MIN_VALUE)),
            List.of(Long.MIN_VALUE + 1),
            List.of(-9007199254740993L, new Decimal128(-9007199254740993L)),
            List.of(-9007199254740992L, -9007199254740992.0),
            List.of(-1, -1.0, -1L),
            List.of(new Decimal128(new BigDecimal("-1E-6000"))),
            List.of(0, 0L, 0.0, -0.0, Decimal128.NEGATIVE_ZERO, Decimal128.POSITIVE_ZERO),
            List.of(Double.MIN_VALUE),
            List.of(new Decimal128(new BigDecimal("0.1"))),
            List.of(0.1),
            List.of(1.5, new Decimal128(new BigDecimal("1.50"))),
            List.of(9007199254740992L, 9007199254740992.0),
            List.of(new Decimal128(new BigDecimal("9007199254740992.5"))),
            List.of(9007199254740993L, new Decimal128(9007199254740993L)),
            List.of(9007199254740994L, 9007199254740994.0),
            List.of(Long.MAX_VALUE - 1),
            List.of(Long.MAX_VALUE),
            List.of(0x1p63, new Decimal128(new BigDecimal("9223372036854775808"))),
            List.of(Double.MAX_VALUE),
            List.of(new Decimal128(new BigDecimal("1E+309"))),
            List.of(new Decimal128(new BigDecimal("1E+400"))),
            List.of(Double.POSITIVE_INFINITY, Decimal128.POSITIVE_INFINITY));

    /** Strings in the order of their code points, which is that of their bytes. */
    private static final List<List<Object>> STRINGS = List.of(
            List.of(""),
            List.of("a"),
            List.of("a\u0000"),
            List.of("ab"),
            List.of("\u00e9"),
            List.of("\ud7ff"),
            List.of("\ue000"),
            List.of("\uffff"),
            List.of("\ud800\udc00"),
            List.of("\ud83d\ude00"),
            List.of("\udbff\udfff"));

    @Test
    void numbers_of_all_types_are_found_by_their_value() {
        assertOrder(NUMBERS, 1);
    }

    @Test
    void strings_are_found_by_their_code_points() {
        assertOrder(STRINGS, 0);
    }

    /**
     * Every value as a bound of every range, by scanning and through indexes of either direction.
     *
     * @param apart how many of the first are equal to themselves and in no range
     */
    private static void assertOrder(List<List<Object>> order, int apart) {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = indexed(client);
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < order.size(); place++) {
                for (Object value : order.get(place)) {
                    things.insertOne(new Document("_id", places.size()).append("v", value));
                    places.add(place);
                }
            }
            for (int place = 0; place < order.size(); place++) {
                int at = place;
                boolean alone = at < apart;
                for (Object bound : order.get(place)) {
                    assertFound(things, bound, "$eq", places, other -> other == at);
                    assertFound(things, bound, "$gt", places, other -> !alone && other > at);
                    assertFound(things, bound, "$gte", places, other -> alone ? other == at : other >= at);
                    assertFound(things, bound, "$lt", places, other -> !alone && other < at && other >= apart);
                    assertFound(things, bound, "$lte", places, other -> other == at || (other < at && other >= apart));
                    assertFound(things, List.of(bound), "$in", places, other -> other == at);
                    assertFound(things, bound, "$ne", places, other -> other != at);
                }
            }
            for (String hint : List.of("v_1", "v_-1", "$natural")) {
                List<Integer> sorted = things.find()
                        .sort(Sorts.ascending("v", "_id"))
                        .hint(hint(hint))
                        .map(found -> places.get(found.getInteger("_id")))
                        .into(new ArrayList<>());
                assertThat(sorted).as("sorted by %s", hint).isSorted();
            }
        }
    }

    private static void assertFound(
            MongoCollection<Document> things,
            Object bound,
            String operator,
            List<Integer> places,
            IntPredicate wanted) {
        List<Integer> expected = new ArrayList<>();
        for (int id = 0; id < places.size(); id++) {
            if (wanted.test(places.get(id))) {
                expected.add(id);
            }
        }
        Document filter = new Document("v", new Document(operator, bound));
        for (String hint : List.of("$natural", "v_1", "v_-1")) {
            assertThat(found(things, filter, hint)).as("%s by %s", filter, hint).isEqualTo(expected);
        }
        List<Integer> staged = things.aggregate(List.of(
                        new Document("$addFields", new Document("x", 1)),
                        new Document("$match", filter),
                        new Document("$sort", new Document("_id", 1))))
                .map(found -> found.getInteger("_id"))
                .into(new ArrayList<>());
        assertThat(staged).as("%s in a later stage", filter).isEqualTo(expected);
    }

    private static MongoCollection<Document> indexed(MongoClient client) {
        MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
        things.createIndex(Indexes.ascending("v"));
        things.createIndex(Indexes.descending("v"));
        return things;
    }

    private static Document hint(String index) {
        return index.equals("$natural") ? new Document(index, 1) : new Document("v", index.equals("v_1") ? 1 : -1);
    }

    private static List<Integer> found(MongoCollection<Document> things, Document filter, String hint) {
        return things.find(filter)
                .sort(Sorts.ascending("_id"))
                .hint(hint(hint))
                .map(document -> document.getInteger("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void random_values_are_found_the_same_by_scanning_and_through_indexes() {
        long seed = Long.getLong("embedded.seed", System.nanoTime());
        Values values = new Values(new Random(seed));
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = indexed(client);
            List<Document> all = new ArrayList<>();
            for (int id = 0; id < 400; id++) {
                Document thing = new Document("_id", id);
                if (id % 20 > 0) {
                    thing.append("v", values.any());
                }
                all.add(thing);
            }
            things.insertMany(all);
            for (int i = 0; i < 1_500; i++) {
                Document filter = new Document("v", values.condition());
                List<Integer> scanned = found(things, filter, "$natural");
                for (String index : List.of("v_1", "v_-1")) {
                    assertThat(found(things, filter, index))
                            .as("seed %d, %s by %s", seed, filter, index)
                            .isEqualTo(scanned);
                }
            }
            List<ArrayList<Integer>> sorted = Stream.of("$natural", "v_1", "v_-1")
                    .map(hint -> things.find()
                            .sort(Sorts.ascending("v", "_id"))
                            .hint(hint(hint))
                            .map(document -> document.getInteger("_id"))
                            .into(new ArrayList<>()))
                    .distinct()
                    .toList();
            assertThat(sorted).as("seed %d", seed).hasSize(1);
            assertThat(sorted.getFirst()).as("seed %d", seed).hasSize(all.size());
        }
    }

    /** Values of every type, often near each other. */
    private static final class Values {
        private static final List<Object> ENDS =
                List.of(new MinKey(), new MaxKey(), Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        private final Random random;

        Values(Random random) {
            this.random = random;
        }

        @Nullable
        Object any() {
            return switch (random.nextInt(8)) {
                case 0 -> list();
                case 1 -> new Document(one(List.of("x", "y", "\ue000")), scalar()).append("z", scalar());
                default -> scalar();
            };
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(random.nextInt(6) == 0 ? Arrays.asList(scalar()) : scalar());
            }
            return list;
        }

        @Nullable
        Object condition() {
            return switch (random.nextInt(8)) {
                case 0 -> new Document("$eq", any());
                case 1 -> new Document("$in", Arrays.asList(any(), scalar(), scalar()));
                case 2 -> new Document("$ne", any());
                case 3 -> new Document(one(RANGES), scalar()).append(one(RANGES), scalar());
                case 4 -> new Document("$not", new Document(one(RANGES), scalar()));
                default -> new Document(one(RANGES), any());
            };
        }

        @Nullable
        Object scalar() {
            return switch (random.nextInt(14)) {
                case 0 -> one(one(NUMBERS));
                case 1 -> one(one(STRINGS));
                case 2 -> (1L << 53) + random.nextInt(7) - 3;
                case 3 -> (double) ((1L << 53) + random.nextInt(7) - 3);
                case 4 -> new Decimal128(new BigDecimal((1L << 53) + random.nextInt(7) - 3).add(new BigDecimal("0.5")));
                case 5 -> random.nextInt(5) - 2;
                case 6 -> (random.nextInt(9) - 4) / 2.0;
                case 7 -> random.nextBoolean();
                case 8 -> new BsonDateTime(random.nextInt(4) - 2);
                case 9 -> new ObjectId(random.nextInt(2), random.nextInt(2));
                case 10 -> new Binary(new byte[random.nextInt(3)]);
                case 11 -> new BsonTimestamp(random.nextInt(2), random.nextInt(2));
                case 12 -> one(ENDS);
                default -> null;
            };
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
