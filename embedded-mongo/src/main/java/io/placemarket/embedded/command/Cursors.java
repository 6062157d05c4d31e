package io.placemarket.embedded.command;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The cursors that clients have not drained. Those nobody asked for a while are closed. */
public final class Cursors {
    /** How long MongoDB keeps an idle cursor. */
    private static final Duration IDLE = Duration.ofMinutes(10);

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

    /** Closes those that were idle for too long, and frees what others hold. To be called from time to time. */
    public void closeIdle() {
        Instant limit = now().minus(IDLE);
        open.forEach((id, cursor) -> {
            if (cursor.lastUsed().isBefore(limit)) {
                remove(id);
            } else {
                cursor.release(now());
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
