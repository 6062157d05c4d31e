package io.placemarket.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how far the log has grown, from this process's commits and by looking, and wakes who waits for a position. It looks
 * only while somebody waits: soon after there was news, then ever more rarely.
 */
final class HeadWatch implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeadWatch.class);
    private static final int PAGE = 256;
    private static final int PAGES_BEHIND = 16;
    private static final double SLOWER = 1.5;

    private final LogReader reader;
    private final RecentUnits recent;
    private final long least;
    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition interest = lock.newCondition();
    private final Condition gap = lock.newCondition();
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    private final Thread thread;
    private boolean closed;
    private boolean started;
    private boolean missing;
    /** Seen by the watching thread only. */
    private boolean told;

    private long pause;

    private record Waiter(long position, Runnable wake) {}

    HeadWatch(LogReader reader, RecentUnits recent, LogOptions options) {
        this.reader = reader;
        this.recent = recent;
        this.least = options.pollAtLeast().toNanos();
        this.most = options.pollAtMost().toNanos();
        this.pause = least;
        this.thread = Thread.ofPlatform()
                .name("log-watch-" + options.collection())
                .daemon()
                .unstarted(this::run);
    }

    /** Runs the action once, as soon as the log is known to reach the position. */
    void whenBeyond(long position, Runnable wake) {
        lock.lock();
        try {
            if (!started && !closed) {
                started = true;
                thread.start();
            }
            waiters.add(new Waiter(position, wake));
            interest.signal();
        } finally {
            lock.unlock();
        }
        wakeReached();
    }

    /** Whoever waits with this action waits no more. */
    void forget(Runnable wake) {
        lock.lock();
        try {
            waiters.removeIf(waiter -> waiter.wake().equals(wake));
        } finally {
            lock.unlock();
        }
    }

    boolean await(long position, Duration atMost) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Runnable wake = reached::countDown;
        whenBeyond(position, wake);
        try {
            return reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            forget(wake);
        }
    }

    /** Units were met by the writer; where they do not follow on from what is known, the watch reads what is between. */
    void met(List<UnitDocument> units) {
        if (recent.add(units)) {
            wakeReached();
        } else {
            lock.lock();
            try {
                pause = least;
                missing = true;
                gap.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void wakeReached() {
        long next = recent.next();
        List<Waiter> reached = new ArrayList<>();
        lock.lock();
        try {
            while (!waiters.isEmpty() && waiters.peek().position() < next) {
                reached.add(waiters.remove());
            }
        } finally {
            lock.unlock();
        }
        reached.forEach(waiter -> waiter.wake().run());
    }

    private void run() {
        while (true) {
            try {
                if (!awaitInterest()) {
                    return;
                }
                boolean news = look();
                told = false;
                pause(news);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error unreadable) {
                tell(unreadable);
                try {
                    pause(false);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    /** Nobody is left waiting for good because of one look; what is no outage is told once, until it can be read again. */
    private void tell(Throwable unreadable) {
        if (unreadable instanceof LogUnavailableException || told) {
            LOGGER.debug("The head of the log cannot be read at the moment", unreadable);
        } else {
            told = true;
            LOGGER.error(
                    "The log cannot be read from position {} on; looking again and again", recent.next(), unreadable);
        }
    }

    private boolean awaitInterest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiters.isEmpty() && !closed) {
                interest.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean look() {
        if (recent.next() == 1) {
            recent.skipTo(reader.headPosition() + 1);
        }
        for (int pages = 0; ; pages++) {
            List<UnitDocument> page = reader.following(recent.next(), PAGE);
            recent.add(page);
            wakeReached();
            if (page.size() < PAGE) {
                return pages > 0 || !page.isEmpty();
            }
            if (pages == PAGES_BEHIND) {
                // Who is further behind than is kept here reads for itself.
                recent.skipTo(reader.headPosition() + 1);
                wakeReached();
            }
        }
    }

    private void pause(boolean news) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            pause = news ? least : Math.min(most, (long) (pause * SLOWER));
            long left = pause;
            while (left > 0 && !missing && !closed) {
                left = gap.awaitNanos(left);
            }
            missing = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            interest.signalAll();
            gap.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
