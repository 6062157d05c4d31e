package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event log asks of the store: dense positions, unique keys, ordered inserts, reading on from a position. */
class EventLogWorkloadTest {
    private EmbeddedMongo server;
    private MongoClient client;
    private MongoCollection<Document> log;

    @BeforeEach
    void open() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
        log = client.getDatabase("market")
                .getCollection("log")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        log.createIndex(
                Indexes.ascending("keys"), new IndexOptions().name("keys_uq").unique(true));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static Document unit(long position, String... keys) {
        return new Document("_id", position).append("keys", List.of(keys)).append("body", "x".repeat(200));
    }

    @Test
    void an_ordered_insert_stops_at_the_first_duplicate_and_names_its_place_and_index() {
        log.insertOne(unit(1, "a/1/0", "e/1"));

        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> log.insertMany(List.of(unit(2, "a/1/1"), unit(3, "a/1/2", "e/1"), unit(4, "a/1/3"))));

        assertThat(refused.getWriteErrors()).hasSize(1);
        assertThat(refused.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
        assertThat(refused.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
        assertThat(refused.getWriteErrors().getFirst().getMessage()).contains("index: keys_uq", "e/1");
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(Filters.empty())).containsExactly(1L, 2L);
    }

    @Test
    void a_position_that_is_taken_is_named_before_a_key_that_is_taken() {
        log.insertOne(unit(1, "a"));

        MongoBulkWriteException refused =
                catchThrowableOfType(MongoBulkWriteException.class, () -> log.insertMany(List.of(unit(1, "a"))));

        assertThat(refused.getWriteErrors().getFirst().getMessage()).contains("index: _id_");
    }

    @Test
    void a_refused_document_leaves_no_entry_in_any_index() {
        log.insertOne(unit(1, "a"));
        assertThatThrownBy(() -> log.insertMany(List.of(unit(2, "b", "a"))))
                .isInstanceOf(MongoBulkWriteException.class);

        log.insertOne(unit(2, "b"));

        assertThat(ids(Filters.eq("keys", "b"))).containsExactly(2L);
    }

    @Test
    void positions_are_read_in_order_from_any_place_in_batches() {
        List<Document> units = new ArrayList<>();
        LongStream.range(0, 1_000).forEach(i -> units.add(unit(i * 3, "k/" + i)));
        log.insertMany(units);

        List<Long> read = new ArrayList<>();
        log.find(Filters.gte("_id", 300L))
                .sort(Sorts.ascending("_id"))
                .batchSize(37)
                .forEach(found -> read.add(found.getLong("_id")));

        assertThat(read).hasSize(900).isSorted().startsWith(300L, 303L).endsWith(2997L);
        assertThat(ids(Filters.and(Filters.gt("_id", 10L), Filters.lt("_id", 20L))))
                .containsExactly(12L, 15L, 18L);
        assertThat(log.find().sort(Sorts.descending("_id")).limit(1).first()).containsEntry("_id", 2997L);
    }

    @Test
    void one_aggregates_units_are_found_by_the_beginning_of_their_keys() {
        log.insertMany(List.of(
                unit(1, "a/x/0", "e/1"), unit(2, "a/y/0", "e/2"), unit(3, "a/x/1", "a/x/2", "e/3"), unit(4, "a/xx/0")));

        assertThat(ids(Filters.regex("keys", "^a/x/"))).containsExactly(1L, 3L);
        assertThat(ids(Filters.regex("keys", "^\\Qa/x/\\E"))).containsExactly(1L, 3L);
        assertThat(log.find(Filters.eq("keys", "a/x/2")).hintString("keys_uq").first())
                .containsEntry("_id", 3L);
        assertThat(log.find(Filters.eq("keys", "a/x/2"))
                        .hint(new Document("keys", 1))
                        .first())
                .containsEntry("_id", 3L);
    }

    @Test
    void documents_of_many_sizes_come_back_as_they_were() {
        List<Document> units = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            units.add(unit(i, "s/" + i).append("payload", "ü".repeat(i * i * 30)));
        }
        log.insertMany(units);

        assertThat(log.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()))
                .isEqualTo(units);
    }

    private List<Long> ids(org.bson.conversions.Bson filter) {
        return log.find(filter)
                .sort(Sorts.ascending("_id"))
                .map(found -> found.getLong("_id"))
                .into(new ArrayList<>());
    }
}
