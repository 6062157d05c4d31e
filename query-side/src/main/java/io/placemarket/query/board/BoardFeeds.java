package io.placemarket.query.board;

import io.placemarket.query.market.Market;
import io.placemarket.query.views.Views;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
    /** How long a board that nobody had open keeps everybody else waiting. */
    private static final Duration SLICE = Duration.ofMillis(5);

    private final Views views;
    private final OpeningBoards opening;
    private final BoardsBeingCounted counting;
    /** Changed on the thread that owns the views alone; whether a board is there may be asked from anywhere. */
    private final ConcurrentMap<BoardQuery, BoardFeed> feeds = new ConcurrentHashMap<>();

    /** What was asked for last of each board, for whoever asks again before anything has happened. */
    private final ConcurrentMap<BoardQuery, Frame> latest = new ConcurrentHashMap<>();

    private final Disposable ticking;
    private int ticks;
    private boolean closed;

    /** @param smallestCount fewer students without a place are not told from the rest */
    public BoardFeeds(Views views, JsonMapper json, OpeningBoards opening, int smallestCount) {
        this(views, json, opening, smallestCount, SLICE);
    }

    /** @param slice how long a board that nobody had open is counted at once */
    BoardFeeds(Views views, JsonMapper json, OpeningBoards opening, int smallestCount, Duration slice) {
        this.views = views;
        this.opening = opening;
        this.counting = new BoardsBeingCounted(views, smallestCount, slice, json, feeds::put);
        views.listen(touched -> {
            feeds.values().forEach(feed -> feed.touch(touched));
            counting.touch(touched);
        });
        views.listenForAnother(market -> {
            latest.clear();
            counting.moveTo(market);
            feeds.values().removeIf(feed -> !feed.isWatched());
            feeds.forEach((query, feed) ->
                    counting.again(query, market, feed, new BoardAsker.Going(feed, () -> feeds.remove(query, feed))));
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
        return opened(user, query, ask(atLeast, query, board -> board.view().snapshot()));
    }

    private <T> Mono<T> ask(long atLeast, BoardQuery query, Function<BoardFeed, T> question) {
        return views.ask(atLeast, market -> {
                    BoardAsker<T> asker = new BoardAsker<>(question);
                    with(query, market, asker);
                    return asker.answer(views);
                })
                .flatMap(answer -> answer)
                .publishOn(Schedulers.parallel());
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
                .orElseGet(() -> opened(user, query, ask(atLeast, query, board -> encode(query, board)))));
    }

    /** The same where it was encoded before and nothing has happened since. */
    Optional<Frame> known(BoardQuery query) {
        return Optional.ofNullable(latest.get(query))
                .filter(frame -> frame.position() == views.position() && views.isLevel());
    }

    private Frame encode(BoardQuery query, BoardFeed board) {
        Frame frame = board.whole();
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
            with(query, market, new BoardAsker.Joining(sink, board -> join(sink, watcher, board, last)));
        }
    }

    private void join(FluxSink<Frame> sink, Watcher watcher, BoardFeed board, Optional<String> last) {
        if (closed) {
            sink.complete();
        } else {
            board.join(watcher, last);
        }
    }

    /** At once where the board is there, else once it is counted. */
    private void with(BoardQuery query, Market market, BoardsBeingCounted.Asker asker) {
        BoardFeed known = feeds.get(query);
        if (known != null && !counting.isBeingCounted(query)) {
            asker.take(known);
        } else {
            counting.add(query, market, asker);
        }
    }

    private void tick() {
        ticks++;
        boolean heartbeat = ticks % HEARTBEAT_TICKS == 0;
        feeds.forEach((query, feed) -> {
            if (!counting.isBeingCounted(query)) {
                feed.tick(heartbeat, PATIENCE_TICKS);
            }
        });
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
        counting.end();
    }
}
