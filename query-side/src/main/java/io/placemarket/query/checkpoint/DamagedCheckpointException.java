package io.placemarket.query.checkpoint;

/** Some of a checkpoint is missing, or is not what was written. */
final class DamagedCheckpointException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedCheckpointException(String message) {
        super(message);
    }
}
