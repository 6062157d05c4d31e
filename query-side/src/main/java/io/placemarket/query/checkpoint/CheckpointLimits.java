package io.placemarket.query.checkpoint;

import java.time.Duration;

/**
 * When checkpoints are written and how many are kept.
 *
 * @param events one is due after so many events, at least 1
 * @param pause or after so long, where at least {@code atLeast} events came
 * @param atLeast fewer than so many events are not worth one, at least 1
 * @param kept the most that are kept, at least 2: the last two, and others as evenly apart as can be, for looking back
 * @param mostBytes a larger one is not written
 */
public record CheckpointLimits(long events, Duration pause, long atLeast, int kept, long mostBytes) {
    public CheckpointLimits {
        if (events < 1 || atLeast < 1 || kept < 2 || mostBytes < 1) {
            throw new IllegalArgumentException("checkpoints: at least one event apart, two kept, one byte long");
        }
    }
}
