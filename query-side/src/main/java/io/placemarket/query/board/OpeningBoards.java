package io.placemarket.query.board;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many boards that nobody has open yet each user is opening: they are counted one after the other, and who opens many at once would keep
 * everybody else's waiting. Thread-safe.
 */
public final class OpeningBoards {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int perUser;
    private final ConcurrentMap<String, Integer> opening = new ConcurrentHashMap<>();

    /** @param perUser at least 1 */
    public OpeningBoards(int perUser) {
        if (perUser < 1) {
            throw new IllegalArgumentException("%d boards at once; at least 1".formatted(perUser));
        }
        this.perUser = perUser;
    }

    /**
     * Lets a user open one more.
     *
     * @return to be run once it is open, or nobody waits for it any longer; again does nothing
     * @throws io.placemarket.kernel.problem.RefusedException too-many-requests
     */
    Runnable enter(String user) {
        AtomicBoolean entered = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (entered.compareAndSet(true, false)) {
                opening.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
            }
        };
        if (opening.merge(user, 1, Integer::sum) > perUser) {
            leave.run();
            throw Problem.of(
                            ProblemCode.TOO_MANY_REQUESTS,
                            "%d boards are being opened for you, as many as may be at once for one user."
                                    .formatted(perUser))
                    .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                    .refused();
        }
        return leave;
    }
}
