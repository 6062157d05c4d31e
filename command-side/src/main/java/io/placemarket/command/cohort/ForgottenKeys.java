package io.placemarket.command.cohort;

import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.id.StudentId;
import java.time.Duration;
import java.util.List;
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
 * processes may run this.
 */
public final class ForgottenKeys implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int AT_ONCE = 500;
    private static final String FORGOTTEN = EventTypes.name(StudentForgotten.class);

    private final EventLog log;
    private final StudentKeys keys;
    private Disposable running = Disposables.disposed();

    public ForgottenKeys(EventLog log, StudentKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    @Override
    public synchronized void start() {
        running = log.tail()
                .from(1)
                .concatMapIterable(ForgottenKeys::forgotten)
                .bufferTimeout(AT_ONCE, SOON, true)
                .concatMap(this::delete)
                .subscribe(
                        done -> {}, failure -> LOG.error("keys of forgotten students are no longer deleted", failure));
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed();
    }

    private static List<StudentId> forgotten(LoggedUnit unit) {
        return unit.events().stream()
                .filter(event -> event.type().equals(FORGOTTEN))
                .map(event -> EventJson.read(event.type(), event.payload()))
                .map(event -> ((StudentForgotten) event).student())
                .toList();
    }

    /** As often as it takes: what is not deleted could be read. */
    private Flux<Void> delete(List<StudentId> students) {
        return Mono.defer(() -> keys.delete(students))
                .doOnError(failure -> LOG.warn("{} keys could not be deleted yet", students.size(), failure))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .flux();
    }
}
