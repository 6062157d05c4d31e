package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads large units of work in whatever order holds a reply of them, not a page of two hundred. */
class BoundedReadingTest {
    private static final int UNITS = 24;
    private static final int MOST_IN_A_REPLY = 10;

    private final TestDatabase database = new TestDatabase();
    private final AtomicInteger fetched = new AtomicInteger();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestDatabase.uri()))
            .addCommandListener(new Counting())
            .build());
    private final LogReader reader = new LogReader(
            new LogCollection(client.getDatabase(database.database().getName()), LogOptions.defaults()));

    @BeforeEach
    void write() {
        String payload = "\"" + "x".repeat(2_000_000) + "\"";
        try (EventLog log = database.open()) {
            for (int i = 0; i < UNITS; i++) {
                StoredEvent small = Samples.of("a", i);
                Appending.await(log.append(List.of(new StoredEvent(
                        small.id(), small.type(), null, small.aggregate(), small.timestamp(), "{}", payload))));
            }
        }
    }

    @AfterEach
    void stop() {
        client.close();
        database.close();
    }

    @Test
    void forwards_and_backwards() {
        assertBounded(all -> all.unitsFrom(1).map(LoggedUnit::position), upwards(1));
        assertBounded(all -> all.unitsBackFrom(99).map(LoggedUnit::position), downwards(1));
    }

    @Test
    void by_aggregate_and_by_aggregates_with_a_common_beginning() {
        assertBounded(all -> all.eventsOf("a", 0).map(BoundedReadingTest::number), upwards(0));
        assertBounded(all -> all.eventsOfAggregatesBeginning("a").map(BoundedReadingTest::number), upwards(0));
    }

    @Test
    void an_aggregates_last_events_first() {
        assertThat(reader.eventsBackwardsOf("a", 99).map(BoundedReadingTest::number))
                .containsExactlyElementsOf(downwards(0));
        // its last number is found by other reads first
        fetched.set(0);
        assertThat(reader.lastSequenceNumberOf("a")).hasValue(UNITS - 1L);
        int finding = fetched.getAndSet(0);
        assertThat(reader.eventsBackwardsOf("a", 99).findFirst()).isPresent();
        assertThat(fetched.get() - finding).isBetween(1, MOST_IN_A_REPLY);
    }

    private void assertBounded(Function<LogReader, Stream<Long>> read, List<Long> expected) {
        assertThat(read.apply(reader)).containsExactlyElementsOf(expected);
        fetched.set(0);
        assertThat(read.apply(reader).findFirst()).hasValue(expected.getFirst());
        assertThat(fetched.get()).isBetween(1, MOST_IN_A_REPLY);
    }

    private static Long number(LoggedEvent event) {
        return event.sequenceNumber().orElseThrow();
    }

    private static List<Long> upwards(int from) {
        return LongStream.range(from, from + UNITS).boxed().toList();
    }

    private static List<Long> downwards(int to) {
        return upwards(to).reversed();
    }

    private final class Counting implements CommandListener {
        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            if (event.getResponse().containsKey("cursor")) {
                BsonDocument cursor = event.getResponse().getDocument("cursor");
                String batch = cursor.containsKey("firstBatch") ? "firstBatch" : "nextBatch";
                fetched.addAndGet(cursor.getArray(batch).size());
            }
        }
    }
}
