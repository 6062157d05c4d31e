package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Why the store takes no writes at the moment, or nothing any more. */
final class StoreRefusal {
    private static final int SHUTDOWN = 91;
    private static final int OUT_OF_SPACE = 14031;

    private StoreRefusal() {}

    /** Whether any other write would be refused as well. */
    static boolean concernsAll(MongoServerError error) {
        return error.getCode() == SHUTDOWN || error.getCode() == OUT_OF_SPACE;
    }

    static MongoServerError closing() {
        return new MongoServerError(SHUTDOWN, "ShutdownInProgress", "the store is being closed");
    }

    static MongoServerError failed(Throwable cause) {
        return new MongoServerError(
                SHUTDOWN,
                "ShutdownInProgress",
                "the store has stopped because its files could not be written (" + cause
                        + "): see to the disk, then start the program again",
                cause);
    }

    static MongoServerError diskFull(long free, long needed) {
        return new MongoServerError(
                OUT_OF_SPACE,
                "OutOfDiskSpace",
                "the disk of the store has " + (free >> 20) + " MB left, and writing needs " + (needed >> 20)
                        + " MB: make room; reading goes on");
    }
}
