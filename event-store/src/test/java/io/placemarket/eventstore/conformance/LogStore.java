package io.placemarket.eventstore.conformance;

/** A log's storage, and what can go wrong between it and the processes that use it. */
public interface LogStore extends AutoCloseable {
    /** A further process on the same log. The caller closes it. */
    LogProcess open();

    /** The next so many writes reach the storage, but no answer to them comes back. */
    void loseAnswers(int writes);

    /** The next so many writes are lost on their way to the storage. */
    void loseWrites(int writes);

    /** The next so many writes reach the storage only after their sender has given up on them and others have written. */
    void delayWrites(int writes);

    /** How many of the delayed writes have reached the storage by now. */
    int lateWrites();

    /** The next so many writes reach the storage, which answers that it failed: an internal error, or that it is failing over. */
    void failAnswers(int writes);

    /** The next so many writes do not reach the storage, which answers that it failed. */
    void failWrites(int writes);

    @Override
    void close();
}
