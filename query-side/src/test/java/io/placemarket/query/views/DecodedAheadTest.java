package io.placemarket.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.LogWriting;
import io.placemarket.query.TestDatabase;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecodedAheadTest {
    private static final int TIMES = 20;

    @Test
    void units_come_as_they_are_and_in_their_order_however_many_read_them() {
        String address = TestDatabase.fresh();
        try (MongoClient client = MongoClients.create(address);
                EventLog log = EventLog.open(
                        client.getDatabase(Objects.requireNonNull(new ConnectionString(address).getDatabase())),
                        LogOptions.defaults())) {
            LogWriting writing = new LogWriting(log, () -> Actor.market("example"));
            new RandomStory(31).goOn(60).story().units().forEach(writing::write);
            List<LoggedUnit> units = log.reader().unitsFrom(1).toList();
            List<RecordedUnit> one = units.stream().map(LogDecoder::decode).toList();
            // Again and again, so that the chunks grow to their full size.
            List<LoggedUnit> many = IntStream.range(0, TIMES)
                    .mapToObj(i -> units)
                    .flatMap(List::stream)
                    .toList();
            try (Stream<RecordedUnit> ahead = DecodedAhead.of(many.stream())) {
                List<RecordedUnit> read = ahead.toList();
                for (int i = 0; i < TIMES; i++) {
                    assertThat(read.subList(i * one.size(), (i + 1) * one.size()))
                            .isEqualTo(one);
                }
                assertThat(read).hasSize(TIMES * one.size());
            }
        }
    }

    @Test
    void what_it_is_made_of_is_closed_with_it_and_its_failure_is_told() {
        AtomicInteger closed = new AtomicInteger();
        Stream<LoggedUnit> torn = Stream.<LoggedUnit>generate(() -> {
                    throw new IllegalStateException("the database went away");
                })
                .onClose(closed::incrementAndGet);
        try (Stream<RecordedUnit> ahead = DecodedAhead.of(torn)) {
            Iterator<RecordedUnit> units = ahead.iterator();
            assertThatThrownBy(units::hasNext).hasMessage("the database went away");
        }
        assertThat(closed).hasValue(1);
    }
}
