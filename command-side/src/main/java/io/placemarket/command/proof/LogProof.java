package io.placemarket.command.proof;

import io.placemarket.eventstore.Checkpoint;
import io.placemarket.eventstore.Checkpoints;
import io.placemarket.eventstore.EventLogException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** Signs the log's head every hour and at the end, so that the next start has little to verify. */
public final class LogProof implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogProof.class);
    private static final long FIRST_MINUTES = 1;
    private static final long EVERY_MINUTES = 60;

    private final Checkpoints checkpoints;
    private final Disposable hourly;

    public LogProof(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.hourly = Schedulers.boundedElastic()
                .schedulePeriodically(this::sign, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void sign() {
        try {
            Checkpoint head = checkpoints.take();
            LOG.debug("Signed: {}", head.asText());
        } catch (EventLogException e) {
            LOG.warn("The log's head was not signed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        hourly.dispose();
        sign();
    }
}
