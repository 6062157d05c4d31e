package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the log's reader asks, the database answers from an index: the very commands sent are explained. */
class IndexUseTest {
    private static final Set<String> NOT_EXPLAINED =
            Set.of("$db", "lsid", "$clusterTime", "$readPreference", "readConcern", "maxTimeMS");
    private final TestDatabase database = new TestDatabase();
    private final Instant middle = Instant.parse("2030-01-01T12:00:00Z");
    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fill() {
        SteppedClock clock = new SteppedClock(middle.minusSeconds(149));
        try (EventLog log = database.open(LogOptions.defaults().withClock(clock))) {
            for (int i = 0; i < 300; i++) {
                clock.set(middle.plusSeconds(i - 149));
                Appending.await(log.append(List.of(Samples.of("a" + i % 7, i / 7))));
            }
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void an_aggregate_is_found_by_its_keys() {
        assertIndex("keys_uq", reader -> assertThat(reader.eventsOf("a3", 5)).hasSize(38));
    }

    /** A literal pattern bounds the scan of the index; alternatives after it would not, and all that ever happened would be looked at. */
    @Test
    void who_asks_what_follows_in_an_aggregate_leaves_open_but_the_last_digit() {
        assertIndex("keys_uq", reader -> assertThat(reader.eventsOf("a3", 42)).hasSize(1));

        assertThat(sent)
                .extracting(find ->
                        find.getDocument("filter").getRegularExpression("keys").getPattern())
                .containsExactly("^a/a3/000000004");
    }

    @Test
    void the_last_of_an_aggregate_is_found_by_few_exact_keys() {
        assertIndex(
                "keys_uq",
                reader -> assertThat(reader.lastSequenceNumberOf("a3")).hasValue(42L));

        assertThat(sent).hasSizeLessThanOrEqualTo(2 * 6 + 2);
        assertThat(sent)
                .allSatisfy(find ->
                        assertThat(find.getDocument("filter").isString("keys")).isTrue());
    }

    @Test
    void aggregates_with_a_common_beginning_are_found_by_their_keys_on_every_page() {
        assertIndex(
                "keys_uq",
                reader -> assertThat(reader.eventsOfAggregatesBeginning("a")).hasSize(300));
    }

    @Test
    void an_idempotency_key_is_found_by_its_key() {
        assertIndex(
                "keys_uq",
                reader ->
                        assertThat(reader.withKey(new IdempotencyKey("a", "b"))).isEmpty());
    }

    @Test
    void a_position_is_found_by_its_position() {
        assertIndex("_id", reader -> assertThat(reader.unitsFrom(290)).hasSize(11));
    }

    @Test
    void an_instant_is_found_by_positions() {
        assertIndex(
                "_id", reader -> assertThat(reader.positionAt(Instant.EPOCH)).isZero());
    }

    @Test
    void an_aggregate_is_found_backwards_by_its_keys() {
        assertIndex(
                "keys_uq",
                reader -> assertThat(reader.eventsBackwardsOf("a3", 5)).hasSize(6));
    }

    @Test
    void the_log_is_read_backwards_by_position() {
        assertIndex("_id", reader -> assertThat(reader.unitsBackFrom(11)).hasSize(11));
    }

    @Test
    void an_instant_among_many_is_found_by_few_questions() {
        assertIndex("_id", reader -> assertThat(reader.positionAt(middle)).isEqualTo(150));

        // The head, and one for each halving of 300.
        assertThat(sent).hasSizeLessThanOrEqualTo(1 + 9);
        assertThat(sent)
                .allSatisfy(
                        find -> assertThat(find.getNumber("limit").intValue()).isEqualTo(1));
    }

    @Test
    void who_takes_little_reads_little_and_who_takes_all_reads_page_by_page() {
        assertIndex("_id", reader -> {
            assertThat(reader.unitsFrom(1).limit(3)).hasSize(3);
            assertThat(reader.unitsBackFrom(300).limit(3)).hasSize(3);
        });
        assertThat(sent).hasSize(2);
        sent.clear();
        assertIndex("_id", reader -> {
            assertThat(reader.unitsFrom(1)).hasSize(300);
            assertThat(reader.unitsBackFrom(300)).hasSize(300);
        });
        assertThat(sent)
                .as("two pages each way, and a look forward at whether the second was the last")
                .hasSize(5)
                .allSatisfy(
                        find -> assertThat(find.getNumber("limit").intValue()).isEqualTo(200));
    }

    private void assertIndex(String index, Consumer<LogReader> question) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestDatabase.uri()))
                .addCommandListener(new Finds())
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            LogOptions options = LogOptions.defaults();
            question.accept(new LogReader(
                    new LogCollection(client.getDatabase(database.database().getName()), options)));
        }
        assertThat(sent)
                .isNotEmpty()
                .allSatisfy(find -> assertThat(explained(find))
                        .contains(index)
                        .doesNotContain("COLLSCAN")
                        .doesNotContain("Seq Scan"));
    }

    private String explained(BsonDocument find) {
        BsonDocument question = new BsonDocument();
        find.forEach((field, value) -> {
            if (!NOT_EXPLAINED.contains(field)) {
                question.put(field, value);
            }
        });
        return database.database().runCommand(new Document("explain", question)).toJson();
    }

    private final class Finds implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
                sent.add(event.getCommand().clone());
            }
        }
    }
}
