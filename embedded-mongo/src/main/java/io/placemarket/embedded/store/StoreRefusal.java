package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Why the store takes no writes at the moment, or nothing any more. */
final class StoreRefusal {
    private StoreRefusal() {}

    static MongoServerError closing() {
        return new MongoServerError(91, "ShutdownInProgress", "the store is being closed");
    }

    static MongoServerError failed(Throwable cause) {
        return new MongoServerError(
                91,
                "ShutdownInProgress",
                "the store has stopped because its files could not be written (" + cause
                        + "): see to the disk, then start the program again",
                cause);
    }

    static MongoServerError diskFull(long free, long needed) {
        return new MongoServerError(
                14031,
                "OutOfDiskSpace",
                "the disk of the store has " + (free >> 20) + " MB left, and writing needs " + (needed >> 20)
                        + " MB: make room; reading goes on");
    }
}
