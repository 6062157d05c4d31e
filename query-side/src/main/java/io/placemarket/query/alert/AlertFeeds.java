package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** All alerts and who watches theirs. What happens here happens on the thread that owns the views. */
@Component
public final class AlertFeeds implements SmartLifecycle {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int HEARTBEAT_TICKS = 10;
    private static final String CHANGED = "changed";
    /** Who takes nothing for so long is let go, as a board's watcher is. */
    private static final int PATIENCE_TICKS = 60;
    /** Frames handed over but not yet taken by a connection. */
    private static final int AHEAD = 2;

    private final Views views;
    private final Clock clock;
    private final JsonMapper json;
    private final RecentFrames recent =
            new RecentFrames(UUID.randomUUID().toString().replace("-", ""));
    private final List<AlertWatcher> watchers = new ArrayList<>();
    private @Nullable AlertBoard board;
    private int ticks;
    private boolean closed;
    private volatile boolean running;

    AlertFeeds(Views views, Clock clock, JsonMapper json) {
        this.views = views;
        this.clock = clock;
        this.json = json;
        views.listen(this::touched);
        views.listenForAnother(this::moveTo);
        views.every(TICK, this::tick);
    }

    /** A user's alerts once their view has reached the position. */
    public Mono<AlertList> of(long atLeast, String user) {
        return views.ask(atLeast, market -> list(board(market), user));
    }

    /**
     * A user's alerts as they change: all of them, then each that is raised or cleared, once a second those whose numbers are others, and heartbeats.
     *
     * @param canTakeMore whether the connection has taken what was sent before; asked from the thread that owns the views
     * @param last the identifier of the last frame the user has seen; where all since then is known, that is sent instead of everything
     */
    Flux<AlertFrame> watch(String user, Optional<String> last, BooleanSupplier canTakeMore) {
        return Flux.<AlertFrame>create(
                        sink -> views.run(
                                market -> join(new AlertWatcher(user, sink, canTakeMore), sink, last, board(market))),
                        FluxSink.OverflowStrategy.IGNORE)
                .publishOn(Schedulers.parallel(), AHEAD);
    }

    private void join(AlertWatcher watcher, FluxSink<AlertFrame> sink, Optional<String> last, AlertBoard alerts) {
        if (closed) {
            sink.complete();
        } else if (!sink.isCancelled()) {
            tellMoved(alerts); // so that what is told next differs from what this watcher begins with
            watchers.add(watcher);
            last.flatMap(id -> recent.since(watcher.user(), id))
                    .ifPresentOrElse(
                            missed -> {
                                missed.forEach(watcher::send);
                                watcher.beat(heartbeat(alerts));
                            },
                            () -> watcher.start(everything(alerts, watcher.user())));
        }
    }

    /** Made when it is asked for first, once the views are level. */
    private AlertBoard board(Market market) {
        AlertBoard alerts = board;
        if (alerts == null) {
            alerts = new AlertBoard(market, thisWeek());
            board = alerts;
        }
        if (!alerts.first().equals(thisWeek())) {
            publish(alerts, alerts.anew(market, thisWeek()));
        }
        return alerts;
    }

    private Week thisWeek() {
        return Today.at(clock).week();
    }

    private void touched(Touched touched) {
        AlertBoard alerts = board;
        if (alerts != null) {
            publish(alerts, alerts.touched(touched));
        }
    }

    private void moveTo(Market other) {
        AlertBoard alerts = board;
        if (alerts != null) {
            publish(alerts, alerts.anew(other, thisWeek()));
        }
    }

    private void publish(AlertBoard alerts, List<AlertBoard.Told> told) {
        for (AlertBoard.Told one : told) {
            send(
                    one.user(),
                    one.set()
                            ? recent.add(one.user(), "snapshot", alerts.position(), json(list(alerts, one.user())))
                            : changed(alerts, one, one.rows().getFirst().raised() ? "raised" : "cleared"));
        }
    }

    private void send(String user, AlertFrame frame) {
        watchers.stream().filter(watcher -> watcher.user().equals(user)).forEach(watcher -> watcher.send(frame));
    }

    private AlertFrame changed(AlertBoard alerts, AlertBoard.Told told, String event) {
        AlertChange change =
                new AlertChange(told.rows().getFirst(), !event.equals(CHANGED), alerts.position(), alerts.at());
        return recent.add(told.user(), event, alerts.position(), json(change));
    }

    private void tick(Market market) {
        if (!views.isLevel()) {
            return;
        }
        AlertBoard alerts = board(market);
        tellMoved(alerts);
        watchers.forEach(AlertWatcher::tick);
        watchers.stream()
                .filter(watcher -> watcher.ticksBehind() > PATIENCE_TICKS)
                .forEach(AlertWatcher::letGo);
        watchers.removeIf(AlertWatcher::gone);
        watchers.stream()
                .filter(AlertWatcher::canCatchUp)
                .forEach(watcher -> watcher.start(everything(alerts, watcher.user())));
        ticks++;
        if (ticks % HEARTBEAT_TICKS == 0) {
            AlertFrame beat = heartbeat(alerts);
            watchers.forEach(watcher -> watcher.beat(beat));
        }
    }

    private void tellMoved(AlertBoard alerts) {
        alerts.moved().forEach(told -> send(told.user(), changed(alerts, told, CHANGED)));
    }

    private AlertFrame everything(AlertBoard alerts, String user) {
        return new AlertFrame("snapshot", recent.id(alerts.position()), json(list(alerts, user)));
    }

    private AlertFrame heartbeat(AlertBoard alerts) {
        return new AlertFrame("heartbeat", recent.id(alerts.position()), json(Map.of("position", alerts.position())));
    }

    private static AlertList list(AlertBoard alerts, String user) {
        return new AlertList(alerts.of(user), alerts.position(), alerts.at());
    }

    private String json(Object content) {
        return json.writeValueAsString(content);
    }

    @Override
    public void start() {
        views.run(market -> closed = false);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Ends the streams before the web server waits for its last answers: a stream never ends by itself. */
    @Override
    public void stop(Runnable callback) {
        stop();
        Mono.<Void>create(done -> views.run(market -> {
                    closed = true;
                    AlertFrame closing = new AlertFrame("closing", recent.id(market.position()), "{}");
                    watchers.forEach(watcher -> watcher.end(closing));
                    watchers.clear();
                    done.success();
                }))
                .timeout(PATIENCE)
                .onErrorResume(e -> Mono.empty())
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
