package io.placemarket.embedded.command;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The cursors that clients have not drained. Those nobody asked for a while are closed, sooner if there are very many. */
public final class Cursors {
    /** How long MongoDB keeps an idle cursor. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** How many may stay open: each takes some memory, though none holds pages while it is idle. */
    static final int MOST = 5_000;

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

    long add(OpenCursor cursor) {
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
            cursor.close();
        }
        return cursor != null;
    }

    /** Closes those that were idle for too long, and frees what others hold. To be called every second or so. */
    public void closeIdle() {
        Instant now = now();
        Instant limit = now.minus(IDLE);
        Map<Long, Instant> left = new HashMap<>();
        open.forEach((id, cursor) -> {
            Instant used = cursor.lastUsed();
            if (used.isBefore(limit)) {
                remove(id);
            } else {
                cursor.release(now);
                left.put(id, used);
            }
        });
        left.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(Math.max(0, left.size() - MOST))
                .forEach(longestIdle -> remove(longestIdle.getKey()));
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
