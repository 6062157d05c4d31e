package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** The least and the greatest values are found through indexes of either direction. */
class ExtremeValuesTest {
    /** Each type's values in MongoDB's order. */
    private static final List<List<Object>> TYPES = List.of(
            List.of(
                    Double.NEGATIVE_INFINITY,
                    -Double.MAX_VALUE,
                    -1e304,
                    -1,
                    0,
                    1L,
                    1e304,
                    Double.MAX_VALUE,
                    Double.POSITIVE_INFINITY),
            List.of("", "a", "\uFFFF"),
            List.of(
                    new ObjectId("000000000000000000000000"),
                    new ObjectId("00ffffffffffffffffffffff"),
                    new ObjectId("7fffffffffffffffffffffff"),
                    new ObjectId("ff0000000000000000000000"),
                    new ObjectId("ffffffffffffffffffffffff")),
            List.of(new BsonDateTime(Long.MIN_VALUE), new BsonDateTime(0), new BsonDateTime(Long.MAX_VALUE)));

    @Test
    void ranges_hold_all_of_their_type_through_an_index_of_either_direction() {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            things.createIndex(Indexes.ascending("v"));
            things.createIndex(Indexes.descending("v"));
            things.createIndex(Indexes.compoundIndex(Indexes.ascending("w"), Indexes.descending("v")));
            List<Document> all = new ArrayList<>();
            for (int type = 0; type < TYPES.size(); type++) {
                for (int i = 0; i < TYPES.get(type).size(); i++) {
                    all.add(new Document("_id", 100 * type + i)
                            .append("v", TYPES.get(type).get(i))
                            .append("w", 1));
                }
            }
            things.insertMany(all);
            for (int type = 0; type < TYPES.size(); type++) {
                int first = 100 * type;
                int end = first + TYPES.get(type).size();
                for (int at = first; at < end; at++) {
                    Object bound = TYPES.get(type).get(at - first);
                    assertFound(things, new Document("$gt", bound), at + 1, end);
                    assertFound(things, new Document("$gte", bound), at, end);
                    assertFound(things, new Document("$lt", bound), first, at);
                    assertFound(things, new Document("$lte", bound), first, at + 1);
                }
            }
        }
    }

    private static void assertFound(MongoCollection<Document> things, Document range, int from, int to) {
        List<Integer> expected = IntStream.range(from, to).boxed().toList();
        for (String index : List.of("v_1", "v_-1", "w_1_v_-1")) {
            List<Integer> found = things.find(new Document("w", 1).append("v", range))
                    .sort(Sorts.ascending("_id"))
                    .hintString(index)
                    .map(document -> document.getInteger("_id"))
                    .into(new ArrayList<>());
            assertThat(found).as("%s by %s", range, index).isEqualTo(expected);
        }
    }

    @Test
    void paging_by_identifier_leaves_none_out() {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            List<Document> all = new ArrayList<>();
            for (int i = 0; i < 256; i++) {
                all.add(new Document("_id", new ObjectId(String.format("%02x", i) + "ff".repeat(11))));
            }
            things.insertMany(all);
            List<Document> paged = new ArrayList<>();
            List<Document> page = List.of(new Document("_id", new ObjectId("00".repeat(12))));
            while (!page.isEmpty()) {
                page = things.find(Filters.gt("_id", page.getLast().get("_id")))
                        .sort(Sorts.ascending("_id"))
                        .limit(10)
                        .into(new ArrayList<>());
                paged.addAll(page);
            }
            assertThat(paged).isEqualTo(all);
        }
    }
}
