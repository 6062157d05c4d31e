package io.placemarket.embedded.command;

import io.placemarket.embedded.query.Memory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The cursors that clients have not drained. Those nobody asked for a while are closed, sooner if there are very many. */
public final class Cursors {
    /** How long MongoDB keeps an idle cursor. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** How many may stay open: each takes some memory, though none holds pages while it is idle. */
    static final int MOST = 5_000;

    /** How many bytes of results and orders may wait in memory for clients that take them in batches. */
    static final long MOST_HELD = 2 * Memory.MOST;

    private final AtomicLong held = new AtomicLong();
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();

    /** With the clock by which cursors grow old. */
    public Cursors(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Keeps a cursor for its client. Those idle for longest give way where there are too many, or too much is held for them. */
    long add(OpenCursor cursor) {
        held.addAndGet(cursor.held());
        while (open.size() >= MOST && removeLongestIdle(each -> true)) {
            // until there is room
        }
        while (cursor.held() > 0 && held.get() > MOST_HELD && removeLongestIdle(each -> each.held() > 0)) {
            // until it fits, or stands alone
        }
        while (true) {
            long id = random.nextLong() >>> 1;
            if (id != 0 && open.putIfAbsent(id, cursor) == null) {
                return id;
            }
        }
    }

    Optional<OpenCursor> find(long id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Closes a cursor, and answers whether there was one. */
    boolean remove(long id) {
        OpenCursor cursor = open.remove(id);
        if (cursor != null) {
            held.addAndGet(-cursor.held());
            cursor.close();
        }
        return cursor != null;
    }

    private boolean removeLongestIdle(Predicate<OpenCursor> among) {
        return open.entrySet().stream()
                .filter(each -> among.test(each.getValue()))
                .min(Map.Entry.comparingByValue(Comparator.comparing(OpenCursor::lastUsed)))
                .map(each -> remove(each.getKey()))
                .orElse(false);
    }

    /** Closes those that were idle for too long, and frees what others hold. To be called every second or so. */
    public void closeIdle() {
        Instant now = now();
        Instant limit = now.minus(IDLE);
        open.forEach((id, cursor) -> {
            Instant used = cursor.lastUsed();
            if (used.isBefore(limit)) {
                remove(id);
            } else {
                cursor.release(now);
            }
        });
    }

    /** Closes all. */
    public void closeAll() {
        open.keySet().forEach(this::remove);
    }

    /** How many are open. */
    public int size() {
        return open.size();
    }
}
