package io.placemarket.benchmarks;

import io.placemarket.eventstore.LogTail;
import io.placemarket.eventstore.LoggedUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import reactor.core.Disposable;

/**
 * A process that follows the log until it is told to stop, and prints the place and size of each unit of work as it sees them.
 * Arguments: a file that holds the database's URI, database.
 */
final class FaultFollower {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static volatile boolean stopped;

    private FaultFollower() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(FaultFollower::awaitStop);
        try (FaultSession session = new FaultSession(Path.of(arguments[0]), arguments[1])) {
            AtomicLong next = new AtomicLong(1);
            while (!stopped) {
                LogTail tail = session.tail();
                Disposable following = tail.from(next.get()).subscribe(unit -> see(unit, next));
                while (!stopped && tail == session.tail()) {
                    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                    session.renewIfMoved();
                }
                following.dispose();
            }
        }
        System.exit(0);
    }

    private static synchronized void see(LoggedUnit unit, AtomicLong next) {
        System.out.println("seen " + unit.position() + " " + unit.events().size());
        next.set(unit.lastPosition() + 1);
    }

    private static void awaitStop() {
        try {
            stopped = System.in.read() != 0;
        } catch (IOException gone) {
            stopped = true;
        }
    }
}
