package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import tools.jackson.databind.json.JsonMapper;

class BoardFeedTest {
    private static final int PATIENCE = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RandomStory history = new RandomStory(3).goOn(60);
    private final Market market = history.story().market();
    private final BoardView view = new BoardView(BoardQuery.everything(RandomStory.FIRST, 8), market);
    private BoardFeed feed = new BoardFeed(view, market, JSON);

    BoardFeedTest() {
        history.story().listen(unit -> feed.touch(market.apply(unit)));
    }

    /** Reads what it is sent as a browser would, as fast or slowly as it is told. */
    private static final class Client extends BaseSubscriber<Frame> {
        final AtomicBoolean takesMore = new AtomicBoolean(true);
        final List<String> events = new ArrayList<>();
        final List<Long> positions = new ArrayList<>();
        private @Nullable ModelBoard model;
        String last = "";
        boolean ended;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        protected void hookOnNext(Frame frame) {
            events.add(frame.event());
            positions.add(frame.position());
            last = id(frame);
            if (frame.event().equals("snapshot")) {
                model = new ModelBoard(JSON.readValue(json(frame), BoardSnapshot.class));
            } else if (frame.event().equals("delta")) {
                model().apply(JSON.readValue(json(frame), BoardDelta.class));
            }
        }

        private static String id(Frame frame) {
            String wire = StandardCharsets.UTF_8.decode(frame.wire()).toString();
            return wire.substring("id:".length(), wire.indexOf('\n'));
        }

        private static String json(Frame frame) {
            return StandardCharsets.UTF_8.decode(frame.content()).toString();
        }

        @Override
        protected void hookOnComplete() {
            ended = true;
        }

        ModelBoard model() {
            if (model == null) {
                throw new IllegalStateException("a change came before the snapshot");
            }
            return model;
        }
    }

    /** The board counted anew, of another market. */
    private void moveTo(Market other) {
        BoardView counted = feed.view().anew(other);
        assertThat(counted.count(() -> false)).isTrue();
        BoardFeed open = feed;
        feed = new BoardFeed(counted, other, JSON);
        feed.takeOver(open);
    }

    private Client join() {
        Client client = new Client();
        join(client, Optional.empty());
        return client;
    }

    private void join(Client client, Optional<String> last) {
        Flux.<Frame>create(
                        sink -> feed.join(new Watcher(sink, client.takesMore::get), last),
                        FluxSink.OverflowStrategy.IGNORE)
                .subscribe(client);
    }

    /** The same reader comes again after its line broke. */
    private Client again(Client before) {
        before.cancel();
        Client client = new Client();
        client.model = before.model;
        join(client, Optional.of(before.last));
        return client;
    }

    @Test
    void a_watcher_gets_the_board_at_once_then_one_frame_a_tick_only_when_something_changed() {
        Client client = join();
        assertThat(client.events).containsExactly("snapshot");
        feed.tick(false, PATIENCE);
        assertThat(client.events).containsExactly("snapshot");
        history.goOn(20);
        feed.tick(false, PATIENCE);
        assertThat(client.events).containsExactly("snapshot", "delta");
        assertThat(client.positions.getLast()).isEqualTo(market.position());
        feed.tick(true, PATIENCE);
        assertThat(client.events).containsExactly("snapshot", "delta", "heartbeat");
    }

    @Test
    void slow_readers_and_those_who_come_and_go_all_see_the_board_as_it_is_in_the_end() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Client> clients = new ArrayList<>(List.of(join()));
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(7)) {
                case 0 -> clients.add(join());
                case 6 -> clients.add(again(clients.remove(random.nextInt(clients.size()))));
                case 1 -> {
                    if (clients.size() > 1) {
                        clients.remove(random.nextInt(clients.size())).cancel();
                    }
                }
                case 2, 3 -> clients.forEach(client -> client.takesMore.set(random.nextInt(3) > 0));
                default -> history.goOn(random.nextInt(4));
            }
            feed.tick(random.nextInt(10) == 0, Integer.MAX_VALUE);
        }
        clients.forEach(client -> client.takesMore.set(true));
        feed.tick(false, PATIENCE);
        assertThat(clients)
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(
                        client -> assertThat(client.model().cells()).isEqualTo(BoardViewTest.cells(view.snapshot())));
    }

    @Test
    void who_was_away_for_a_moment_is_sent_what_is_different_since() {
        Client client = join();
        history.goOn(20);
        feed.tick(false, PATIENCE);
        Client back = again(client);
        assertThat(back.events).containsExactly("heartbeat");
        history.goOn(20);
        feed.tick(false, PATIENCE);
        Client missed = again(client);
        assertThat(missed.events).containsExactly("delta");
        assertThat(missed.model().cells()).isEqualTo(BoardViewTest.cells(view.snapshot()));
    }

    @Test
    void who_was_away_for_long_is_sent_at_least_what_is_different_since() {
        List<Client> left = new ArrayList<>();
        for (int i = 0; i <= 3 * RecentChanges.MOST; i++) {
            left.add(join());
            history.goOn(3);
            feed.tick(false, PATIENCE);
        }
        assertThat(left).allSatisfy(client -> {
            Client back = again(client);
            assertThat(back.events).isSubsetOf("delta", "heartbeat");
            assertThat(back.model().cells()).isEqualTo(BoardViewTest.cells(view.snapshot()));
        });
    }

    @Test
    void who_watched_another_board_is_sent_all_of_it() {
        Client client = join();
        moveTo(new RandomStory(3).goOn(90).story().market());
        assertThat(again(client).events).containsExactly("snapshot");
        client.last = Long.toString(market.position());
        assertThat(again(client).events).containsExactly("snapshot");
    }

    @Test
    void a_slow_reader_is_sent_nothing_meanwhile_and_then_one_frame_with_all_it_missed() {
        Client slow = join();
        slow.takesMore.set(false);
        for (int i = 0; i < 10; i++) {
            history.goOn(10);
            feed.tick(false, PATIENCE);
        }
        assertThat(slow.events).containsExactly("snapshot");
        slow.takesMore.set(true);
        feed.tick(false, PATIENCE);
        assertThat(slow.events).containsExactly("snapshot", "delta");
        assertThat(slow.model().cells()).isEqualTo(BoardViewTest.cells(view.snapshot()));
    }

    @Test
    void a_reader_who_never_reads_is_let_go() {
        Client dead = join();
        dead.takesMore.set(false);
        for (int i = 0; i <= PATIENCE; i++) {
            assertThat(dead.ended).isFalse();
            feed.tick(false, PATIENCE);
        }
        assertThat(dead.ended).isTrue();
    }

    @Test
    void a_feed_is_idle_once_nobody_watches() {
        Client client = join();
        feed.tick(false, PATIENCE);
        assertThat(feed.idleTicks()).isZero();
        client.cancel();
        feed.tick(false, PATIENCE);
        feed.tick(false, PATIENCE);
        assertThat(feed.idleTicks()).isEqualTo(2);
        assertThat(feed.view()).isSameAs(view);
        assertThat(feed.idleTicks()).isZero();
    }

    @Test
    void at_the_end_watchers_are_told_and_their_streams_complete() {
        Client client = join();
        feed.end();
        assertThat(client.events).containsExactly("snapshot", "closing");
        assertThat(client.ended).isTrue();
    }

    @Test
    void when_the_views_are_built_anew_watchers_are_sent_only_what_differs_in_them() {
        Client client = join();
        Market same = history.story().market();
        moveTo(same);
        feed.tick(false, PATIENCE);
        assertThat(client.events).containsExactly("snapshot");
        Market other = new RandomStory(3).goOn(90).story().market();
        moveTo(other);
        feed.tick(false, PATIENCE);
        assertThat(client.events).containsExactly("snapshot", "delta");
        assertThat(client.model().cells())
                .isEqualTo(new ModelBoard(new BoardView(BoardQuery.everything(RandomStory.FIRST, 8), other).snapshot())
                        .cells());
    }
}
