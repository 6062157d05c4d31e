package io.placemarket.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.FluxSink;

/** Carries units to one subscriber: as many as it asked for, on one thread at a time. */
final class TailPump {
    private final LogTail tail;
    private final FluxSink<LoggedUnit> sink;
    private final AtomicInteger signals = new AtomicInteger();
    private final Runnable wake = this::signal;
    private final Runnable interest = this::signal;
    private final Deque<LoggedUnit> page = new ArrayDeque<>();
    private Optional<CompletableFuture<List<LoggedUnit>>> ahead = Optional.empty();
    private volatile long position;

    TailPump(LogTail tail, FluxSink<LoggedUnit> sink, long position) {
        this.tail = tail;
        this.sink = sink;
        this.position = position;
    }

    void start() {
        sink.onRequest(ignored -> signal());
        tail.began(this);
        sink.onDispose(() -> {
            tail.forget(wake);
            tail.ended(this);
        });
    }

    /** That it follows at all; never run, for no log reaches so far. */
    Runnable interest() {
        return interest;
    }

    /** What its subscriber is to get next. */
    long position() {
        return position;
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            tail.execute(this::run);
        }
    }

    private void run() {
        int seen = signals.get();
        do {
            pump();
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    private void pump() {
        try {
            while (!sink.isCancelled() && sink.requestedFromDownstream() > 0) {
                if (page.isEmpty()) {
                    page.addAll(read());
                }
                LoggedUnit unit = page.poll();
                if (unit == null) {
                    tail.whenBeyond(position, wake);
                    if (sink.isCancelled()) {
                        tail.forget(wake);
                    }
                    return;
                }
                position = unit.next();
                sink.next(unit);
            }
        } catch (LogUnavailableException away) {
            tail.retryLater(wake);
        } catch (RuntimeException | Error failed) {
            sink.error(failed);
        }
    }

    /** The next page: what was read ahead, or what is there now. Begins with the one after it where this one is full. */
    private List<LoggedUnit> read() {
        Optional<CompletableFuture<List<LoggedUnit>>> before = ahead;
        ahead = Optional.empty();
        List<LoggedUnit> next = before.isPresent() ? await(before.get()) : tail.next(position, LogTail.PAGE);
        if (next.size() >= LogTail.PAGE) {
            ahead = tail.ahead(next.getLast().next());
        }
        return next;
    }

    private static List<LoggedUnit> await(CompletableFuture<List<LoggedUnit>> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
