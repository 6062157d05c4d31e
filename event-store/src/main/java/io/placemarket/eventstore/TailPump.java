package io.placemarket.eventstore;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.FluxSink;

/** Carries units to one subscriber: as many as it asked for, on one thread at a time. */
final class TailPump {
    private final LogTail tail;
    private final FluxSink<LoggedUnit> sink;
    private final AtomicInteger signals = new AtomicInteger();
    private final Runnable wake = this::signal;
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
                List<UnitDocument> units = tail.next(position);
                if (units.isEmpty()) {
                    tail.whenBeyond(position, wake);
                    if (sink.isCancelled()) {
                        tail.forget(wake);
                    }
                    return;
                }
                for (UnitDocument unit : units) {
                    if (sink.isCancelled() || sink.requestedFromDownstream() == 0) {
                        break;
                    }
                    position = unit.next();
                    sink.next(unit.logged());
                }
            }
        } catch (LogUnavailableException away) {
            tail.retryLater(wake);
        } catch (RuntimeException failed) {
            sink.error(failed);
        }
    }
}
