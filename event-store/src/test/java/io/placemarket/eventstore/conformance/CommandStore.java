package io.placemarket.eventstore.conformance;

/** Where processes that handle commands keep what came of them, and what can go wrong on the way there. */
public interface CommandStore extends AutoCloseable {
    /** A further process. The caller closes it. */
    CommandProcess open() throws Exception;

    /** The next so many writes reach the storage, but no answer to them comes back. */
    void loseAnswers(int writes);

    @Override
    void close();
}
