package io.placemarket.query.board;

import io.placemarket.query.market.Market;
import io.placemarket.query.views.Views;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Every board somebody looks at, each kept current once however many look. Those nobody looks at are dropped after a while. */
public final class BoardFeeds implements AutoCloseable {
    /** At most five frames a second. */
    private static final Duration TICK = Duration.ofMillis(200);

    private static final int HEARTBEAT_TICKS = 50;
    private static final int IDLE_TICKS = 300;
    private static final int PATIENCE_TICKS = 300;
    private static final int MOST_IDLE_BOARDS = 32;
    /** Frames handed over but not yet taken by a connection. */
    private static final int AHEAD = 2;

    private final Views views;
    private final JsonMapper json;
    private final OpeningBoards opening;
    private final int smallestCount;
    /** Changed on the thread that owns the views alone; whether a board is there may be asked from anywhere. */
    private final ConcurrentMap<BoardQuery, BoardFeed> feeds = new ConcurrentHashMap<>();

    /** What was asked for last of each board, for whoever asks again before anything has happened. */
    private final ConcurrentMap<BoardQuery, Frame> latest = new ConcurrentHashMap<>();

    private final Disposable ticking;
    private int ticks;
    private boolean closed;

    /** @param smallestCount fewer students without a place are not told from the rest */
    public BoardFeeds(Views views, JsonMapper json, OpeningBoards opening, int smallestCount) {
        this.views = views;
        this.json = json;
        this.opening = opening;
        this.smallestCount = smallestCount;
        views.listen(touched -> feeds.values().forEach(feed -> feed.touch(touched)));
        views.listenForAnother(market -> {
            latest.clear();
            feeds.values().forEach(feed -> feed.moveTo(market));
        });
        this.ticking = views.every(TICK, market -> tick());
    }

    /**
     * A board once it has reached the position.
     *
     * @param user who asks
     * @return refused with too-many-requests where nobody has it open and as many are being opened for the user as may be
     */
    public Mono<BoardSnapshot> snapshot(String user, long atLeast, BoardQuery query) {
        return opened(
                user,
                query,
                views.ask(atLeast, market -> feed(query, market).view().snapshot()));
    }

    private <T> Mono<T> opened(String user, BoardQuery query, Mono<T> answer) {
        return Mono.defer(() -> {
            if (feeds.containsKey(query)) {
                return answer;
            }
            Runnable leave = opening.enter(user);
            return answer.doFinally(end -> leave.run());
        });
    }

    /**
     * The same, encoded once a position for all who ask.
     *
     * @return its content is a {@link BoardSnapshot} as JSON
     */
    Mono<Frame> encoded(String user, long atLeast, BoardQuery query) {
        return Mono.defer(() -> known(query)
                .filter(frame -> atLeast <= frame.position())
                .map(Mono::just)
                .orElseGet(() -> opened(user, query, views.ask(atLeast, market -> encode(query, market)))));
    }

    /** The same where it was encoded before and nothing has happened since. */
    Optional<Frame> known(BoardQuery query) {
        return Optional.ofNullable(latest.get(query))
                .filter(frame -> frame.position() == views.position() && views.isLevel());
    }

    private Frame encode(BoardQuery query, Market market) {
        Frame frame = feed(query, market).whole();
        latest.put(query, frame);
        return frame;
    }

    /**
     * A board as it changes: a snapshot, or what is different since a stream before, then what is different, at most five times a second, and
     * heartbeats.
     *
     * @param user who watches
     * @param last by what the caller was sent last, where it was
     * @param canTakeMore whether the connection has taken what was sent before; asked from the thread that owns the views
     */
    public Flux<Frame> watch(String user, BoardQuery query, Optional<String> last, BooleanSupplier canTakeMore) {
        return Flux.defer(() -> {
            if (feeds.containsKey(query)) {
                return watch(query, last, canTakeMore);
            }
            Runnable leave = opening.enter(user);
            return watch(query, last, canTakeMore)
                    .doOnNext(frame -> leave.run())
                    .doFinally(end -> leave.run());
        });
    }

    private Flux<Frame> watch(BoardQuery query, Optional<String> last, BooleanSupplier canTakeMore) {
        return Flux.<Frame>create(
                        sink -> views.run(market -> join(sink, new Watcher(sink, canTakeMore), query, last, market)),
                        FluxSink.OverflowStrategy.IGNORE)
                .publishOn(Schedulers.parallel(), AHEAD);
    }

    private void join(FluxSink<Frame> sink, Watcher watcher, BoardQuery query, Optional<String> last, Market market) {
        if (closed) {
            sink.complete();
        } else if (!sink.isCancelled()) {
            feed(query, market).join(watcher, last);
        }
    }

    private BoardFeed feed(BoardQuery query, Market market) {
        return feeds.computeIfAbsent(
                query, key -> new BoardFeed(new BoardView(key, market, smallestCount), market, json));
    }

    private void tick() {
        ticks++;
        boolean heartbeat = ticks % HEARTBEAT_TICKS == 0;
        feeds.values().forEach(feed -> feed.tick(heartbeat, PATIENCE_TICKS));
        long idle = feeds.values().stream().filter(feed -> feed.idleTicks() > 0).count();
        feeds.values().removeIf(feed -> feed.idleTicks() > (idle > MOST_IDLE_BOARDS ? 0 : IDLE_TICKS));
        latest.keySet().retainAll(feeds.keySet());
    }

    /** Lets streams begin, also after they were ended. */
    void allowStreams() {
        views.run(market -> closed = false);
    }

    /** Ends every stream in good order; later ones end at once. */
    public Mono<Void> endStreams() {
        return Mono.create(done -> views.run(market -> {
            closed = true;
            feeds.values().forEach(BoardFeed::end);
            done.success();
        }));
    }

    @Override
    public void close() {
        ticking.dispose();
    }
}
