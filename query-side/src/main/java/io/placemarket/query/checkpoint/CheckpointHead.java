package io.placemarket.query.checkpoint;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a checkpoint before its content is read.
 *
 * @param position of the last event the views had taken in
 * @param fold the version of the folds that made it
 * @param lastEvent the identifier of that event, by which the log is known again
 * @param writtenAt when
 * @param attempt whose bytes are its own: others may have tried at the same position
 * @param parts what it is made of
 */
record CheckpointHead(
        long position, String fold, String lastEvent, Instant writtenAt, String attempt, List<Part> parts) {
    CheckpointHead {
        parts = List.copyOf(parts);
    }

    /**
     * One of them.
     *
     * @param documents in how many it stands
     * @param sha256 of all its bytes, in hexadecimal
     */
    record Part(String name, int documents, String sha256) {}
}
