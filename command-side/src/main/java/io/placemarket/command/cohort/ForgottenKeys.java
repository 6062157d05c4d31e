package io.placemarket.command.cohort;

import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.id.StudentId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Deletes the keys of students who were forgotten, once that stands in the log. It reads the whole log at every start, so that a key is deleted
 * though the process ended in between, and again where a backup of the keys from before brought it back. What is deleted stays deleted: several
 * processes may run this. What keeps it from reading or deleting is tried again until it goes, and told by {@link #trouble}.
 */
public final class ForgottenKeys implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int AT_ONCE = 500;
    private static final String FORGOTTEN = EventTypes.name(StudentForgotten.class);

    private final LongFunction<Flux<LoggedUnit>> log;
    private final Function<Collection<StudentId>, Mono<Void>> deletion;
    private final Duration pause;
    private Disposable running = Disposables.disposed();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<String> passedOver = Optional.empty();

    public ForgottenKeys(EventLog log, StudentKeys keys) {
        this(log.tail()::from, keys::delete, PAUSE);
    }

    /**
     * The same of any log.
     *
     * @param log its units from a position on
     * @param deletion of students' keys
     * @param pause before what failed is tried again
     */
    ForgottenKeys(
            LongFunction<Flux<LoggedUnit>> log, Function<Collection<StudentId>, Mono<Void>> deletion, Duration pause) {
        this.log = log;
        this.deletion = deletion;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        passedOver = Optional.empty();
        AtomicLong next = new AtomicLong(1);
        running = Flux.defer(() -> log.apply(next.get()))
                .doOnSubscribe(anew -> trouble = Optional.empty())
                .map(this::read)
                .bufferTimeout(AT_ONCE, SOON, true)
                .concatMap(
                        units -> delete(units)
                                .doOnSuccess(done -> next.set(units.getLast().next())),
                        1)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, pause)
                        .doBeforeRetry(failed -> tell("the log cannot be read", failed.failure())))
                .subscribe(done -> {}, failure -> tell("keys are no longer deleted", failure));
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed();
    }

    /** What keeps it from deleting keys now, or that it passed over an event which cannot be read; nothing where all is well. */
    public Optional<String> trouble() {
        return trouble.or(() -> passedOver);
    }

    private void tell(String what, Throwable failure) {
        trouble = Optional.of(what + ": " + failure);
        LOG.error("forgotten students: {}", what, failure);
    }

    /**
     * What is to be done of a unit of work.
     *
     * @param next position of the one after it
     */
    private record Read(long next, List<StudentId> forgotten) {}

    private Read read(LoggedUnit unit) {
        return new Read(
                unit.lastPosition() + 1,
                unit.events().stream()
                        .flatMap(event -> forgotten(event.position(), event::type, event::aggregateId).stream())
                        .toList());
    }

    /** Who was forgotten, if that is what the event says. Its content stays unread: that may be of a newer version. */
    Optional<StudentId> forgotten(long position, Supplier<String> type, Supplier<@Nullable String> aggregate) {
        try {
            return type.get().equals(FORGOTTEN)
                    ? Optional.of(StudentId.of(Objects.requireNonNull(aggregate.get(), "of nobody")))
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            passedOver = Optional.of("the event at " + position + " cannot be read and was passed over");
            LOG.error("forgotten students: the event at {} is passed over", position, unreadable);
            return Optional.empty();
        }
    }

    /** As often as it takes: what is not deleted could be read. */
    private Mono<Void> delete(List<Read> units) {
        List<StudentId> students =
                units.stream().flatMap(unit -> unit.forgotten().stream()).toList();
        return students.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> deletion.apply(students))
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, pause)
                                .doBeforeRetry(failed ->
                                        tell(students.size() + " keys cannot be deleted yet", failed.failure())))
                        .doOnSuccess(done -> trouble = Optional.empty());
    }
}
