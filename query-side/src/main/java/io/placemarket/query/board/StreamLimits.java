package io.placemarket.query.board;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many streams of whatever kind may be open, for each user and in all. Thread-safe. */
@Component
public final class StreamLimits {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final int perUser;
    private final int inAll;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();

    StreamLimits(
            @Value("${placemarket.streams.per-user:20}") int perUser,
            @Value("${placemarket.streams.in-all:3000}") int inAll) {
        this.perUser = perUser;
        this.inAll = inAll;
    }

    /**
     * Lets one more in.
     *
     * @return the user, for {@link #leave}
     * @throws io.placemarket.kernel.problem.RefusedException too-many-requests
     */
    public String enter(String user) {
        if (total.incrementAndGet() > inAll) {
            total.decrementAndGet();
            throw full("%d streams are open in all, as many as there may be.".formatted(inAll));
        }
        if (open.merge(user, 1, Integer::sum) > perUser) {
            leave(user);
            throw full("You have %d streams open, as many as one user may have.".formatted(perUser));
        }
        return user;
    }

    /** Lets one of the user's go. */
    public void leave(String user) {
        total.decrementAndGet();
        open.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open now. */
    public int open() {
        return total.get();
    }

    /** How many may be open in all. */
    public int most() {
        return inAll;
    }

    private static RuntimeException full(String detail) {
        return Problem.of(ProblemCode.TOO_MANY_REQUESTS, detail)
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                .refused();
    }
}
