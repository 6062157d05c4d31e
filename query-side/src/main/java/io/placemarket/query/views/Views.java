package io.placemarket.query.views;

import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Touched;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The views of the market, kept level with the log by one thread that owns them. Others {@link #ask}; nobody blocks. Until everything
 * that stood in the log at the start has been taken in, questions wait.
 */
public final class Views implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final int READ_AHEAD = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Market market = new Market();
    private final Scheduler thread = Schedulers.newSingle("views", true);
    private final Waiting waiting = new Waiting();
    private final List<Consumer<Touched>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Market>> others = new CopyOnWriteArrayList<>();
    /** What was taken in while another market is being brought level; only then. */
    private @Nullable List<RecordedUnit> sinceBuilt;

    private final Disposable.Swap following = Disposables.swap();
    private final Clock clock;
    private final Duration patience;
    private final LongSupplier head;
    private volatile long position;
    private volatile int parked;
    private volatile long begunAt;
    private volatile long level = Long.MAX_VALUE;
    private volatile @Nullable Progress first;

    /** Of a log whose end nobody asks for. */
    public Views(Clock clock, Duration patience) {
        this(clock, patience, () -> Long.MAX_VALUE);
    }

    /**
     * @param patience how long a question waits for its position and its turn
     * @param head the position of the log's last event; may block
     */
    public Views(Clock clock, Duration patience, LongSupplier head) {
        this.clock = clock;
        this.patience = patience;
        this.head = head;
    }

    /** Begins with a market as it once stood, before anything is followed. */
    void beginWith(Market restored) {
        market = restored;
        position = restored.position();
        begunAt = position;
        parked = restored.parked().size();
    }

    /**
     * Starts to follow the log.
     *
     * @param head the position of its last event now: what must be taken in before the first answer
     * @param log units of work from a position on, in order
     */
    public void follow(long head, LongFunction<? extends Publisher<RecordedUnit>> log) {
        Progress progress = new Progress(clock, position, head);
        first = progress;
        level = head;
        if (isLevel()) {
            progress.level(position);
        }
        following.update(Flux.defer(() -> log.apply(position + 1))
                .publishOn(thread, READ_AHEAD)
                .doOnNext(unit -> take(unit, progress))
                .doOnError(e -> LOG.warn("The log cannot be read at position {}; trying again", position + 1, e))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
                .subscribe());
    }

    private void take(RecordedUnit unit, Progress progress) {
        boolean wasLevel = isLevel();
        Touched touched = market.apply(unit);
        position = market.position();
        parked = market.parked().size();
        listeners.forEach(listener -> safely(() -> listener.accept(touched)));
        if (sinceBuilt != null) {
            sinceBuilt.add(unit);
        }
        if (!wasLevel) {
            progress.at(position);
            if (isLevel()) {
                progress.level(position);
            }
        }
        if (isLevel()) {
            waiting.reached(position);
        }
    }

    /**
     * Answers a question from all views at one position, on a thread that may not block.
     *
     * @param atLeast the position they must have reached; 0 where the caller does not mind
     * @param question is asked on the thread that owns the views and must be quick; its answer must not share anything they change
     * @return the answer; refused with view-behind where they have not come to the question in time, with invalid-value where the log does not
     *     have that position by then either, or with what it threw
     */
    public <T> Mono<T> ask(long atLeast, Function<Market, T> question) {
        return Mono.defer(() -> {
                    AtomicBoolean begun = new AtomicBoolean();
                    AtomicBoolean gone = new AtomicBoolean();
                    Function<Market, T> noted = all -> {
                        begun.set(true);
                        return question.apply(all);
                    };
                    // what has begun is worth waiting for: asked again it would take as long again
                    Mono<Long> late =
                            Mono.delay(patience).flatMap(tick -> begun.get() ? Mono.never() : Mono.just(tick));
                    return Mono.<T>create(sink -> {
                                Runnable answer = () -> answer(noted, sink);
                                sink.onCancel(() -> {
                                    gone.set(true);
                                    onThread(sink, () -> waiting.remove(answer));
                                });
                                onThread(sink, () -> admit(atLeast, answer, gone));
                            })
                            .timeout(late, refused(atLeast));
                })
                .publishOn(Schedulers.parallel());
    }

    /** Whose asker has gone while it stood in the queue is not answered: somebody else waits behind it. */
    private void admit(long atLeast, Runnable answer, AtomicBoolean gone) {
        if (gone.get()) {
            return;
        }
        if (isLevel() && position >= atLeast) {
            answer.run();
        } else {
            waiting.add(atLeast, answer);
        }
    }

    private <T> void answer(Function<Market, T> question, MonoSink<T> sink) {
        T answer;
        try {
            answer = question.apply(market);
        } catch (RuntimeException | Error e) {
            sink.error(e);
            return;
        }
        sink.success(answer);
    }

    private void onThread(MonoSink<?> sink, Runnable task) {
        try {
            thread.schedule(task);
        } catch (RejectedExecutionException e) {
            sink.error(behind(0));
        }
    }

    /** Not before the wait is over: what another node was just told of may be in the log a moment later. */
    private <T> Mono<T> refused(long atLeast) {
        return Mono.fromCallable(head::getAsLong)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(patience)
                .onErrorReturn(Long.MAX_VALUE)
                .flatMap(end -> Mono.error(atLeast > end ? ahead(atLeast, end) : behind(atLeast)));
    }

    private static Throwable ahead(long atLeast, long end) {
        return Problem.invalid(
                        AtLeast.PARAMETER,
                        Long.toString(atLeast),
                        "a position that the log has: at most %d now".formatted(end))
                .with("position", end)
                .refused();
    }

    private Throwable behind(long atLeast) {
        return building()
                .map(Views::notBuilt)
                .orElseGet(() -> Problem.of(ProblemCode.VIEW_BEHIND, whyBehind(atLeast))
                        .with("position", position)
                        .with("retryAfterSeconds", 1))
                .refused();
    }

    private static Problem notBuilt(Building building) {
        Problem problem = Problem.of(ProblemCode.VIEW_BEHIND, building.told())
                .with("position", building.position())
                .with("goal", building.goal())
                .with("eventsPerSecond", building.eventsPerSecond())
                .with("retryAfterSeconds", building.retryAfterSeconds());
        return building.readyInSeconds().isEmpty()
                ? problem
                : problem.with("readyInSeconds", building.readyInSeconds().getAsLong());
    }

    private String whyBehind(long atLeast) {
        return position < atLeast
                ? "The view has reached position %d, not yet %d.".formatted(position, atLeast)
                : "The view is at position %d, and has not come to this question in time.".formatted(position);
    }

    /** How long a question waits for its position and its turn. */
    public Duration patience() {
        return patience;
    }

    /** What who asks is told where the views have not come to the question in time: refused with view-behind. */
    public Throwable notInTime() {
        return behind(0);
    }

    /** Is told on the owning thread after each unit of work whose numbers may have changed. */
    public void listen(Consumer<Touched> listener) {
        listeners.add(listener);
    }

    /** Runs a task on the thread that owns the views, again and again. */
    public Disposable every(Duration pause, Consumer<Market> task) {
        return thread.schedulePeriodically(
                () -> safely(() -> task.accept(market)), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task on the thread that owns the views, soon. */
    public void run(Consumer<Market> task) {
        thread.schedule(() -> safely(() -> task.accept(market)));
    }

    /** Is given the views' market on the owning thread whenever another one takes its place. */
    public void listenForAnother(Consumer<Market> listener) {
        others.add(listener);
    }

    /**
     * From now on keeps what is taken in, for a market that is built beside this one.
     *
     * @return the position the views have now
     */
    Mono<Long> keepWhatComes() {
        return Mono.fromCallable(() -> {
                    sinceBuilt = new ArrayList<>();
                    return position;
                })
                .subscribeOn(thread);
    }

    /** Forgets about a market that was being built. */
    Mono<Void> keepNothing() {
        return Mono.<Void>fromRunnable(() -> sinceBuilt = null).subscribeOn(thread);
    }

    /**
     * Puts another market in the place of the views', at their position or beyond: nobody sees anything else than one or the other.
     *
     * @param built has taken in everything up to what {@link #keepWhatComes} said, and is not changed by anybody else
     */
    Mono<Long> replaceBy(Market built) {
        return Mono.fromCallable(() -> {
                    if (sinceBuilt == null) {
                        throw new IllegalStateException("what came meanwhile was not kept");
                    }
                    sinceBuilt.forEach(built::apply);
                    sinceBuilt = null;
                    if (built.position() < position) {
                        throw new IllegalStateException(
                                "the market that was built ends at position " + built.position());
                    }
                    market = built;
                    position = built.position();
                    parked = built.parked().size();
                    others.forEach(listener -> safely(() -> listener.accept(built)));
                    waiting.reached(position);
                    return position;
                })
                .subscribeOn(thread);
    }

    /**
     * Ends the following of the log until {@link #follow} is called again; what was taken in stays and can be asked for. Ends once nothing
     * more is taken in.
     */
    public Mono<Market> standStill() {
        following.update(Disposables.disposed());
        return Mono.fromCallable(() -> market).subscribeOn(thread);
    }

    /** What one listener does wrong must not keep the views from the log. */
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task on the views failed", e);
        }
    }

    /** Whether everything that stood in the log at the start has been taken in. */
    public boolean isLevel() {
        return position >= level;
    }

    /** How far the first reading of the log has come; nothing once all that stood in it at the start has been taken in. */
    public Optional<Building> building() {
        Progress known = first;
        return known == null || isLevel() ? Optional.empty() : Optional.of(known.now(position));
    }

    /** The position of the last event taken in. */
    public long position() {
        return position;
    }

    /** The position of the checkpoint they began with; 0 where there was none. */
    public long begunAt() {
        return begunAt;
    }

    /** How many events could not be taken in. */
    public int parked() {
        return parked;
    }

    @Override
    public void close() {
        following.dispose();
        thread.dispose();
    }
}
