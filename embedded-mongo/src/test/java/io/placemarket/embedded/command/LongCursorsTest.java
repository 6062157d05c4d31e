package io.placemarket.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import io.placemarket.embedded.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cursors that clients keep open: they hold the state they began with for a while only, and do not live for ever. */
class LongCursorsTest {
    private final MovableClock clock = new MovableClock();
    private final Cursors cursors = new Cursors(clock);

    @TempDir
    private Path directory;

    private Store store;
    private Commands commands;

    @BeforeEach
    void fill() {
        store = Store.open(directory);
        commands = new Commands(store, cursors, clock);
        List<Document> documents = IntStream.range(0, 10)
                .mapToObj(i -> new Document("_id", i).append("n", 9 - i))
                .toList();
        run(new Document("insert", "things").append("documents", documents));
        run(new Document("createIndexes", "things")
                .append("indexes", List.of(new Document("name", "n_1").append("key", new Document("n", 1)))));
    }

    @AfterEach
    void close() {
        cursors.closeAll();
        store.close();
    }

    private Reply run(Document command) {
        return commands.run(new Request("d", command, Map.of()));
    }

    private Reply.Batch find(Document sort) {
        return (Reply.Batch)
                run(new Document("find", "things").append("sort", sort).append("batchSize", 4));
    }

    private Reply.Batch more(Reply.Batch before) {
        return (Reply.Batch) run(new Document("getMore", before.cursor()).append("collection", "things"));
    }

    private Reply.Batch more(Reply.Batch before, int most) {
        return (Reply.Batch) run(new Document("getMore", before.cursor())
                .append("collection", "things")
                .append("batchSize", most));
    }

    private static List<Object> ids(Reply.Batch batch) {
        return batch.documents().stream()
                .map(document -> RawBson.required(RawBson.decode(document), "_id", Object.class))
                .toList();
    }

    private void removeEight() {
        run(new Document("delete", "things")
                .append("deletes", List.of(new Document("q", new Document("_id", 8)).append("limit", 1))));
    }

    @Test
    void a_young_cursor_goes_on_in_the_state_it_began_with() {
        Reply.Batch first = find(new Document("_id", 1));
        removeEight();

        assertThat(ids(more(first))).containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void a_batch_says_whether_there_is_more_also_where_its_state_is_let_go_of_right_after_it() {
        Deque<byte[]> documents = new ArrayDeque<>(List.of(new byte[] {1}, new byte[] {2}));
        AtomicBoolean left = new AtomicBoolean();
        Iterator<byte[]> source = new Iterator<>() {
            @Override
            public boolean hasNext() {
                assertThat(left).isFalse();
                return !documents.isEmpty();
            }

            @Override
            public byte[] next() {
                assertThat(left).isFalse();
                return documents.remove();
            }
        };
        OpenCursor.Origin origin = new OpenCursor.Origin() {
            @Override
            public void leave() {
                left.set(true);
            }

            @Override
            public ReadLease renew() {
                left.set(false);
                return store.lease();
            }
        };
        OpenCursor cursor = new OpenCursor(
                new Namespace("d", "things"), source, 0, store.lease(), origin, TimeLimit.none(), clock.instant());

        OpenCursor.Batch first = cursor.next(1, clock.instant());
        clock.advance(Duration.ofSeconds(31));
        cursor.release(clock.instant());

        assertThat(left).isTrue();
        assertThat(first.more()).isTrue();
        OpenCursor.Batch second = cursor.next(1, clock.instant());
        assertThat(second.documents()).containsExactly(new byte[] {2});
        assertThat(second.more()).isFalse();
    }

    @Test
    void an_old_cursor_goes_on_from_its_place_in_the_state_there_is() {
        for (Document sort :
                List.of(new Document("_id", 1), new Document("n", -1), new Document("n", -1).append("x", 1))) {
            run(new Document("update", "things")
                    .append(
                            "updates",
                            List.of(new Document("q", new Document("_id", 8))
                                    .append("u", new Document("n", 1))
                                    .append("upsert", true))));
            Reply.Batch first = find(sort);
            removeEight();
            clock.advance(Duration.ofSeconds(31));
            cursors.closeIdle();

            assertThat(ids(first)).as("%s", sort).containsExactly(0, 1, 2, 3);
            assertThat(ids(more(first))).as("%s", sort).containsExactly(4, 5, 6, 7, 9);
        }
    }

    @Test
    void a_cursor_nobody_asks_for_some_seconds_lets_go_of_the_state_it_began_with() {
        for (Document filter : List.of(
                new Document("_id", new Document("$gte", 0)),
                new Document("n", new Document("$in", List.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0))),
                new Document("$or", List.of(new Document("n", new Document("$gte", 1)), new Document("_id", 9))))) {
            run(new Document("update", "things")
                    .append(
                            "updates",
                            List.of(new Document("q", new Document("_id", 8))
                                    .append("u", new Document("n", 1))
                                    .append("upsert", true))));
            Reply.Batch first = (Reply.Batch) run(new Document("find", "things")
                    .append("filter", filter)
                    .append("sort", new Document("_id", 1))
                    .append("batchSize", 4));
            removeEight();
            clock.advance(Duration.ofSeconds(3));
            cursors.closeIdle();
            Reply.Batch second = more(first, 3);
            clock.advance(Duration.ofSeconds(3));
            cursors.closeIdle();

            assertThat(ids(first)).as("%s", filter).containsExactly(0, 1, 2, 3);
            assertThat(ids(second)).as("%s", filter).containsExactly(4, 5, 6);
            assertThat(ids(more(second, 9))).as("%s", filter).containsExactly(7, 9);
        }
    }

    @Test
    void of_very_many_cursors_those_idle_for_longest_are_closed() {
        Reply.Batch oldest = find(new Document("_id", 1));
        clock.advance(Duration.ofMillis(1));
        Reply.Batch newer = find(new Document("_id", 1));
        clock.advance(Duration.ofMillis(1));
        for (int i = 1; i < Cursors.MOST; i++) {
            find(new Document("_id", 1));
        }

        assertThat(cursors.size()).isEqualTo(Cursors.MOST);
        assertThat(ids(more(newer))).containsExactly(4, 5, 6, 7, 8, 9);
        assertThatThrownBy(() -> more(oldest))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("43");
    }

    @Test
    void an_old_cursor_ends_when_its_index_or_collection_is_gone() {
        Reply.Batch byIndex = find(new Document("n", 1));
        Reply.Batch byId = find(new Document("_id", 1));
        clock.advance(Duration.ofSeconds(31));

        run(new Document("dropIndexes", "things").append("index", "n_1"));
        assertThatThrownBy(() -> more(byIndex))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("175");
        run(new Document("drop", "things"));
        assertThatThrownBy(() -> more(byId))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("175");
    }

    @Test
    void a_cursor_nobody_asks_is_closed_after_ten_minutes() {
        Reply.Batch used = find(new Document("_id", 1));
        Reply.Batch forgotten = find(new Document("_id", 1));
        clock.advance(Duration.ofMinutes(6));
        assertThat(((Reply.Batch) run(new Document("getMore", used.cursor())
                                .append("collection", "things")
                                .append("batchSize", 1)))
                        .documents())
                .hasSize(1);
        clock.advance(Duration.ofMinutes(6));
        cursors.closeIdle();

        assertThat(cursors.size()).isEqualTo(1);
        assertThat(ids(more(used))).containsExactly(5, 6, 7, 8, 9);
        assertThatThrownBy(() -> more(forgotten))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("43");
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
