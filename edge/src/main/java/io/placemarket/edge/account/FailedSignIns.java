package io.placemarket.edge.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Slows guessing down: after {@value #MOST} failures an account name is locked for a minute. Counted in each process on its own. */
final class FailedSignIns {
    static final int MOST = 10;
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private final Clock clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** The refusal, where the name is locked. */
    Optional<Problem> lock(String user) {
        Instant now = clock.instant();
        return Optional.ofNullable(failures.getIfPresent(user))
                .filter(failed -> failed.count() >= MOST)
                .map(failed -> Duration.between(now, failed.last().plus(LOCKED)))
                .filter(left -> left.isPositive())
                .map(left -> Problem.of(
                                ProblemCode.TOO_MANY_REQUESTS,
                                "Too many wrong passwords for this account: wait a minute, then try again.")
                        .with("retryAfterSeconds", left.toSeconds() + 1));
    }

    void failed(String user) {
        Instant now = clock.instant();
        failures.asMap().merge(user, new Failures(1, now), (before, one) -> {
            boolean wasLocked =
                    before.count() >= MOST && !now.isBefore(before.last().plus(LOCKED));
            return new Failures(wasLocked ? 1 : before.count() + 1, now);
        });
    }

    void succeeded(String user) {
        failures.invalidate(user);
    }
}
