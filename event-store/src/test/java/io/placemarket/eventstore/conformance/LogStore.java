package io.placemarket.eventstore.conformance;

/** A log's storage, and what can go wrong between it and the processes that use it. */
public interface LogStore extends AutoCloseable {
    /** A further process on the same log. The caller closes it. */
    LogProcess open();

    /** One more, that waits for a storage that is away no longer than a second or two. The caller closes it. */
    LogProcess openImpatient();

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

    /** The next write reaches the storage, which then is away: nobody hears an answer to it. */
    void loseAnswerAndGoAway();

    /** Nobody reaches the storage, until told otherwise. */
    void away(boolean away);

    /** How many writes have been sent to the storage by now. */
    int writes();

    /** How many of them did not ask to be kept by a majority, and in a journal, before they are answered. */
    int writesThatMayBeLost();

    /** How many bytes of payload a unit of work may have at least, and at most twice as many. */
    int roomOfAUnit();

    /** Does to the unit at the position, behind the log's back, what the log must notice. */
    void tamper(Tampering how, long position);

    /** What can be done to a log behind its back. */
    enum Tampering {
        /** An event says something else. */
        CHANGED,
        /** The unit is gone. */
        REMOVED,
        /** It stands where the next stood, and the next where it stood. */
        REORDERED,
        /** Something that nobody wrote stands before it. */
        INSERTED
    }

    @Override
    void close();
}
