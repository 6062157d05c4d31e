package io.placemarket.command.proof;

import io.placemarket.eventstore.Checkpoint;
import io.placemarket.eventstore.Checkpoints;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.EventLogException;
import io.placemarket.eventstore.LogVerifier;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** Signs the log's head every hour, at the end and when asked, so that the next start has little to verify. */
public final class LogProof implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogProof.class);
    private static final long FIRST_MINUTES = 1;
    private static final long EVERY_MINUTES = 60;

    private final EventLog log;
    private final KeyPair keys;
    private final Checkpoints checkpoints;
    private final Semaphore walking = new Semaphore(1);
    private final Disposable hourly;

    public LogProof(EventLog log, LogKeys keys) {
        this.log = log;
        this.keys = keys.pair();
        this.checkpoints = log.checkpoints(this.keys);
        this.hourly = Schedulers.boundedElastic()
                .schedulePeriodically(this::sign, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void sign() {
        try {
            Checkpoint head = checkpoints.take();
            LOG.debug("Signed: {}", head.asText());
        } catch (EventLogException e) {
            LOG.warn("The log's head was not signed: {}", e.getMessage());
        } catch (RuntimeException e) {
            // what is thrown on ends the hourly signing for good
            LOG.error("The log's head was not signed", e);
        }
    }

    /** The last signed head. Blocks. */
    Optional<Checkpoint> last() {
        return checkpoints.last();
    }

    /**
     * Signs the head there is now. Blocks.
     *
     * @throws io.placemarket.eventstore.LogUnusableException where the log is not what it was
     */
    Checkpoint take() {
        return alone(checkpoints::take);
    }

    /** Whether this market signed it. */
    boolean signed(Checkpoint checkpoint) {
        return checkpoint.isSignedBy(keys.getPublic());
    }

    /** Walks the log from a signed head on. Blocks. */
    LogVerifier.Finding verifyFrom(Checkpoint checkpoint) {
        return alone(() -> log.verifier().verifyFrom(checkpoint));
    }

    /** By which anybody can check what was signed: X.509 in Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private <T> T alone(Supplier<T> walk) {
        if (!walking.tryAcquire()) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS, "The log is being verified for somebody already.")
                    .refused();
        }
        try {
            return walk.get();
        } finally {
            walking.release();
        }
    }

    @Override
    public void close() {
        hourly.dispose();
        sign();
    }
}
