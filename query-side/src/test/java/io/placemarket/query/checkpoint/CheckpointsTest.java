package io.placemarket.query.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.LogWriting;
import io.placemarket.query.TestDatabase;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.past.PastLimits;
import io.placemarket.query.past.PastMarkets;
import io.placemarket.query.views.LogDecoder;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class CheckpointsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RandomStory told = new RandomStory(11).goOn(250);
    private final List<RecordedUnit> units = told.story().units();
    private final String address = TestDatabase.fresh();
    private final MongoClient client = MongoClients.create(address);
    private final MongoDatabase database =
            client.getDatabase(Objects.requireNonNull(new ConnectionString(address).getDatabase()));
    private final EventLog log = EventLog.open(database, LogOptions.defaults());

    @BeforeAll
    void tell() {
        LogWriting writing = new LogWriting(log, () -> Actor.market("example"));
        units.forEach(writing::write);
    }

    @BeforeEach
    void forgetCheckpoints() {
        heads().drop();
        bytes().drop();
    }

    @AfterAll
    void close() {
        log.close();
        client.close();
    }

    private Checkpoints checkpoints() {
        return checkpoints(12);
    }

    private Checkpoints checkpoints(int kept) {
        return new Checkpoints(
                log,
                database,
                new CheckpointLimits(50, Duration.ofMinutes(5), 10, kept, 1 << 20),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Stream<RecordedUnit> recorded(long position) {
        return log.reader().unitsFrom(position).map(LogDecoder::decode);
    }

    /** As the log tells it, up to the unit of that index. */
    private Market until(int count) {
        Market market = new Market();
        recorded(1).limit(count).forEach(market::apply);
        return market;
    }

    private Market whole() {
        return until(units.size());
    }

    private static void assertAlike(Market one, Market other) {
        // The process that wrote a unit of work knows its instant more finely than the log does.
        assertThat(one.parts())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.toEpochMilli() == b.toEpochMilli(), Instant.class)
                .isEqualTo(other.parts());
    }

    private MongoCollection<Document> heads() {
        return database.getCollection(CheckpointStore.HEADS);
    }

    private MongoCollection<Document> bytes() {
        return database.getCollection(CheckpointStore.BYTES);
    }

    @Test
    void a_market_that_was_written_down_is_read_alike_and_goes_on_alike() {
        Checkpoints checkpoints = checkpoints();
        Market half = until(units.size() / 2);
        assertThat(checkpoints.write(half)).isTrue();
        Market read = checkpoints.load(half.position()).orElseThrow();
        assertAlike(read, half);
        recorded(read.position() + 1).forEach(read::apply);
        assertAlike(read, whole());
    }

    @Test
    void the_last_one_at_a_position_or_before_it_is_used() {
        Checkpoints checkpoints = checkpoints();
        Market early = until(50);
        Market late = until(150);
        checkpoints.write(early);
        checkpoints.write(late);
        assertThat(checkpoints.nearest(late.position() - 1)).hasValue(early.position());
        assertThat(checkpoints.nearest(late.position())).hasValue(late.position());
        assertThat(checkpoints.nearest(early.position() - 1)).isEmpty();
        assertThat(checkpoints.load(log.headPosition()).map(Market::position)).hasValue(late.position());
    }

    @Test
    void of_one_that_is_damaged_nothing_is_used_and_the_one_before_takes_its_place() {
        Checkpoints checkpoints = checkpoints();
        Market early = until(50);
        Market late = until(150);
        checkpoints.write(early);
        checkpoints.write(late);
        String attempt = Objects.requireNonNull(
                        heads().find(Filters.eq("position", late.position())).first())
                .getString("attempt");
        bytes().updateOne(Filters.eq("_id", attempt + "/areas/0"), Updates.set("bytes", new Binary(new byte[] {1, 2, 3
        })));
        assertAlike(checkpoints.load(log.headPosition()).orElseThrow(), early);
        assertThat(checkpoints.nearest(log.headPosition())).hasValue(early.position());
    }

    @Test
    void one_of_which_a_document_is_missing_is_not_used() {
        Checkpoints checkpoints = checkpoints();
        checkpoints.write(until(50));
        bytes().deleteOne(Filters.regex("_id", "/cohorts/0$"));
        assertThat(checkpoints.load(log.headPosition())).isEmpty();
    }

    @Test
    void one_that_other_folds_made_is_not_used() {
        Checkpoints checkpoints = checkpoints();
        checkpoints.write(until(50));
        heads().updateMany(Filters.exists("_id"), Updates.set("fold", "0".repeat(64)));
        assertThat(checkpoints.nearest(log.headPosition())).isEmpty();
        assertThat(checkpoints.load(log.headPosition())).isEmpty();
    }

    @Test
    void one_that_is_ahead_of_the_log_or_of_another_log_is_not_used() {
        Checkpoints checkpoints = checkpoints();
        checkpoints.write(until(50));
        Document head = Objects.requireNonNull(heads().find().first());
        heads().updateMany(Filters.exists("_id"), Updates.set("position", log.headPosition() + 1));
        assertThat(checkpoints().load(log.headPosition() + 5)).isEmpty();
        heads().updateMany(
                        Filters.exists("_id"),
                        Updates.combine(
                                Updates.set("position", head.getLong("position")),
                                Updates.set("lastEvent", "another log's")));
        assertThat(checkpoints().load(log.headPosition())).isEmpty();
    }

    @Test
    void what_was_not_written_to_its_end_is_absent_and_goes_after_an_hour() {
        Checkpoints checkpoints = checkpoints();
        for (Duration ago : List.of(Duration.ofMinutes(59), Duration.ofMinutes(61))) {
            bytes().insertOne(new Document("_id", "half/" + ago)
                    .append("attempt", "half" + ago)
                    .append("startedAt", Date.from(NOW.minus(ago)))
                    .append("bytes", new Binary(new byte[3])));
        }
        assertThat(checkpoints.load(log.headPosition())).isEmpty();
        checkpoints.write(until(50));
        assertThat(bytes().find(Filters.regex("_id", "^half/"))
                        .map(half -> half.getString("_id"))
                        .into(new ArrayList<>()))
                .containsExactly("half/" + Duration.ofMinutes(59));
    }

    @Test
    void one_that_is_too_large_is_not_written() {
        Checkpoints small = new Checkpoints(
                log,
                database,
                new CheckpointLimits(50, Duration.ofMinutes(5), 10, 2, 100),
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(small.write(until(50))).isFalse();
        assertThat(bytes().countDocuments()).isZero();
    }

    @Test
    void no_more_are_kept_than_may_be_and_those_are_spread_over_the_log() {
        Checkpoints checkpoints = checkpoints(4);
        List<Long> positions = new ArrayList<>();
        for (int count = 20; count <= 200; count += 20) {
            Market market = until(count);
            positions.add(market.position());
            checkpoints.write(market);
        }
        List<Long> kept = heads().find().map(head -> head.getLong("position")).into(new ArrayList<>());
        assertThat(kept).hasSize(4).contains(positions.get(8), positions.get(9));
        assertThat(kept.stream().mapToLong(Long::longValue).min().orElseThrow()).isLessThan(positions.get(5));
        assertThat(bytes().distinct("attempt", String.class).into(new ArrayList<>()))
                .hasSize(4);
    }

    @Test
    void a_past_market_begins_with_the_nearest_and_is_the_same_as_one_folded_from_nothing() {
        Checkpoints checkpoints = checkpoints();
        Market half = until(units.size() / 2);
        checkpoints.write(half);
        List<Long> asked = new ArrayList<>();
        try (PastMarkets past = new PastMarkets(
                position -> {
                    asked.add(position);
                    return recorded(position);
                },
                checkpoints,
                new PastLimits(2, 1_000_000, 1, 1_000_000))) {
            Market then = Objects.requireNonNull(past.at(log.headPosition()).block(LONG));
            assertAlike(then, whole());
            assertThat(asked).containsExactly(half.position() + 1);
        }
    }

    @Test
    void one_is_due_after_so_many_events_and_is_written_from_the_log_not_from_the_live_views() {
        Checkpoints checkpoints = checkpoints();
        try (Views views = new Views(Clock.fixed(NOW, ZoneOffset.UTC), LONG)) {
            CheckpointWriter writer =
                    new CheckpointWriter(checkpoints, views, this::recorded, Clock.fixed(NOW, ZoneOffset.UTC));
            assertThat(writer.writeIfDue()).isFalse();
            views.follow(
                    log.headPosition(), position -> log.tail().from(position).map(LogDecoder::decode));
            assertThat(views.ask(log.headPosition(), Market::position).block(LONG))
                    .isEqualTo(log.headPosition());
            assertThat(writer.writeIfDue()).isTrue();
            assertThat(writer.writeIfDue()).isFalse();
            assertAlike(checkpoints.load(log.headPosition()).orElseThrow(), whole());
        }
    }

    @Test
    void in_good_order_the_views_end_with_a_checkpoint_of_all_they_have_taken_in() {
        Checkpoints checkpoints = checkpoints();
        try (Views views = new Views(Clock.fixed(NOW, ZoneOffset.UTC), LONG)) {
            CheckpointWriter writer =
                    new CheckpointWriter(checkpoints, views, this::recorded, Clock.fixed(NOW, ZoneOffset.UTC));
            writer.start();
            views.follow(
                    log.headPosition(), position -> log.tail().from(position).map(LogDecoder::decode));
            assertThat(views.ask(log.headPosition(), Market::position).block(LONG))
                    .isEqualTo(log.headPosition());
            writer.stop();
            assertThat(checkpoints.nearest(log.headPosition())).isEqualTo(OptionalLong.of(log.headPosition()));
            assertAlike(checkpoints.load(log.headPosition()).orElseThrow(), whole());
        }
    }

    @Test
    void bytes_of_something_else_are_refused_in_reading() {
        MarketBytes bytes = new MarketBytes(FoldClasses.own());
        assertThatThrownBy(() -> bytes.read(name -> new byte[] {9, 9, 9})).isInstanceOf(Exception.class);
    }

    @Test
    void the_version_of_the_folds_is_the_same_as_long_as_their_code_is() {
        assertThat(FoldClasses.own().version())
                .isEqualTo(FoldClasses.own().version())
                .hasSize(64);
        assertThat(FoldClasses.own().classes()).contains(Market.class, AreaCapacity.class, RecordedUnit.class);
        assertThat(Optional.of(checkpoints().version()))
                .hasValue(FoldClasses.own().version());
    }
}
