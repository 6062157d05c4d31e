package io.placemarket.query.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.LogWriting;
import io.placemarket.query.MovableClock;
import io.placemarket.query.TestDatabase;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.views.Builders;
import io.placemarket.query.views.LogDecoder;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Rebuild;
import io.placemarket.query.views.Rebuilds;
import io.placemarket.query.views.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, each with views of its own. */
class SharedBuildsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();
    private final String address = TestDatabase.fresh();
    private final MongoClient client = MongoClients.create(address);
    private final MongoDatabase database =
            client.getDatabase(Objects.requireNonNull(new ConnectionString(address).getDatabase()));
    private final EventLog log = EventLog.open(database, LogOptions.defaults());
    private final CountDownLatch go = new CountDownLatch(1);

    /** One that can be held up where it begins to read the log. */
    private final class OneNode implements AutoCloseable {
        private final Queue<Long> read = new ConcurrentLinkedQueue<>();
        private final CountDownLatch reading = new CountDownLatch(1);
        private final Views views = new Views(clock, LONG);
        private final Rebuilds rebuilds;
        private final RebuildWatch watch;
        private final boolean slow;
        private final AtomicBoolean stumbles = new AtomicBoolean();
        private final AtomicBoolean cutOff = new AtomicBoolean();

        OneNode(String name, boolean slow) {
            this.slow = slow;
            Checkpoints checkpoints = new Checkpoints(
                    log, database, new CheckpointLimits(50, Duration.ofMinutes(5), 10, 12, 1 << 20), clock);
            SharedBuilds builds = new SharedBuilds(database, checkpoints, new Node(name), clock);
            rebuilds = new Rebuilds(views, this::recorded, throughTheNetwork(builds), clock);
            watch = new RebuildWatch(builds, checkpoints, rebuilds, clock);
            views.follow(
                    log.headPosition(), position -> log.tail().from(position).map(LogDecoder::decode));
            assertThat(views.ask(log.headPosition(), Market::position).block(LONG))
                    .isEqualTo(log.headPosition());
            watch.look();
        }

        /** Nothing is heard of it while it is cut off. */
        private Builders throughTheNetwork(Builders builds) {
            return new Builders() {
                @Override
                public Optional<Rebuild> claim(Rebuild begun) {
                    return builds.claim(begun);
                }

                @Override
                public boolean going(Rebuild now) {
                    synchronized (cutOff) {
                        if (cutOff.get()) {
                            throw new IllegalStateException("the database is away");
                        }
                        return builds.going(now);
                    }
                }

                @Override
                public void keep(Market built) {
                    builds.keep(built);
                }

                @Override
                public void ended(Rebuild end) {
                    builds.ended(end);
                }

                @Override
                public void left(Rebuild now) {
                    builds.left(now);
                }

                @Override
                public Optional<Rebuild> last() {
                    return builds.last();
                }
            };
        }

        void cutOff(boolean away) {
            synchronized (cutOff) {
                cutOff.set(away);
            }
        }

        private Stream<RecordedUnit> recorded(long position) {
            read.add(position);
            reading.countDown();
            if (stumbles.getAndSet(false)) {
                throw new IllegalStateException("the log is away for a moment");
            }
            if (slow) {
                open(go);
            }
            return log.reader().unitsFrom(position).map(LogDecoder::decode);
        }

        Market market() {
            return views.ask(0, market -> market).blockOptional(LONG).orElseThrow();
        }

        /** How its own last building ended; only while no other node has begun one. */
        void ended(Rebuild.State state) {
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(rebuilds.last().orElseThrow().state()).isEqualTo(state));
        }

        @Override
        public void close() {
            go.countDown();
            rebuilds.close();
            views.close();
        }
    }

    private static void open(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void tell() {
        LogWriting writing = new LogWriting(log, () -> Actor.market("example"));
        new RandomStory(17).goOn(120).story().units().forEach(writing::write);
    }

    @AfterEach
    void close() {
        log.close();
        client.close();
    }

    private static void assertAlike(Market one, Market other) {
        assertThat(one.parts())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.toEpochMilli() == b.toEpochMilli(), Instant.class)
                .isEqualTo(other.parts());
    }

    @Test
    void one_node_builds_and_the_others_take_what_it_built() {
        try (OneNode first = new OneNode("first", true);
                OneNode second = new OneNode("second", false)) {
            Market before = second.market();
            first.rebuilds.begin();
            open(first.reading);
            assertThat(second.rebuilds.begin().state()).isEqualTo(Rebuild.State.FOLDING);
            second.watch.look();
            assertThat(second.read).as("what the second has read meanwhile").isEmpty();
            go.countDown();
            first.ended(Rebuild.State.SWAPPED);
            second.watch.look();
            await().atMost(LONG).until(() -> !Objects.equals(second.market(), before));
            assertThat(second.read).allMatch(position -> position > 1);
            assertAlike(second.market(), first.market());
        }
    }

    @Test
    void a_node_that_stumbles_over_what_another_built_takes_it_at_its_next_look() {
        try (OneNode first = new OneNode("first", false);
                OneNode second = new OneNode("second", false)) {
            Market before = second.market();
            first.rebuilds.begin();
            first.ended(Rebuild.State.SWAPPED);
            second.stumbles.set(true);
            second.watch.look();
            await().atMost(LONG).until(() -> !second.stumbles.get() && !second.rebuilds.isUnderWay());
            assertThat(second.market()).isSameAs(before);
            second.watch.look();
            await().atMost(LONG).until(() -> !second.rebuilds.isUnderWay());
            Market after = second.market();
            assertThat(after).isNotSameAs(before);
            assertAlike(after, first.market());
            int read = second.read.size();
            second.watch.look();
            assertThat(second.rebuilds.isUnderWay()).isFalse();
            assertThat(second.read).as("it is taken once").hasSize(read);
        }
    }

    @Test
    void where_the_node_that_builds_is_no_longer_heard_of_another_takes_over() {
        try (OneNode first = new OneNode("first", true);
                OneNode second = new OneNode("second", false)) {
            Market before = first.market();
            first.rebuilds.begin();
            open(first.reading);
            second.watch.look();
            assertThat(second.read).isEmpty();
            first.cutOff(true);
            clock.pass(Duration.ofSeconds(SharedBuilds.TURN_SECONDS));
            second.watch.look();
            second.ended(Rebuild.State.SWAPPED);
            assertThat(second.read).contains(1L);
            first.cutOff(false);
            go.countDown();
            await().atMost(LONG).until(() -> !first.rebuilds.isUnderWay());
            assertThat(first.market()).as("what came too late is not used").isSameAs(before);
            first.watch.look();
            await().atMost(LONG).until(() -> !Objects.equals(first.market(), before));
            assertAlike(first.market(), second.market());
        }
    }

    @Test
    void what_a_node_leaves_unfinished_because_it_ends_another_begins_again_at_once() {
        try (OneNode first = new OneNode("first", true);
                OneNode second = new OneNode("second", false)) {
            Market before = second.market();
            first.rebuilds.begin();
            open(first.reading);
            second.watch.look();
            assertThat(second.read).isEmpty();
            first.rebuilds.close();
            second.watch.look();
            second.ended(Rebuild.State.SWAPPED);
            assertThat(second.read).contains(1L);
            assertThat(second.market()).isNotSameAs(before);
        }
    }

    @Test
    void a_node_that_begins_later_has_what_was_built_before_and_builds_nothing() {
        try (OneNode first = new OneNode("first", false)) {
            first.rebuilds.begin();
            first.ended(Rebuild.State.SWAPPED);
        }
        try (OneNode later = new OneNode("later", false)) {
            Market before = later.market();
            later.watch.look();
            assertThat(later.market()).isSameAs(before);
            assertThat(later.read).isEmpty();
            assertThat(later.rebuilds.last().orElseThrow().state()).isEqualTo(Rebuild.State.SWAPPED);
        }
    }

    @Test
    void a_turn_too_short_to_be_kept_is_refused() {
        Checkpoints checkpoints =
                new Checkpoints(log, database, new CheckpointLimits(50, Duration.ofMinutes(5), 10, 12, 1 << 20), clock);
        Node node = new Node("hasty");
        for (Duration turn : List.of(Duration.ofMillis(2_999), Duration.ZERO, Duration.ofSeconds(-15))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SharedBuilds(database, checkpoints, node, clock, turn))
                    .withMessageContaining("placemarket.views.turn");
        }
        assertThat(new SharedBuilds(database, checkpoints, node, clock, Duration.ofSeconds(3)).last())
                .isEmpty();
    }
}
