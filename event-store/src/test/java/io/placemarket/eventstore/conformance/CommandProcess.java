package io.placemarket.eventstore.conformance;

import org.jspecify.annotations.Nullable;

/** A process that handles commands to counters, each of them a sum, and answers after the commit; safe for many threads. */
public interface CommandProcess extends AutoCloseable {
    /** Opens a counter, whose sum is 0; is refused where it is open. */
    Answer open(String counter, @Nullable Key key) throws NotDone;

    /** Adds one or more to an open counter, in one event, and answers with its sum; anything else is refused. */
    Answer add(String counter, long amount, @Nullable Key key) throws NotDone;

    /** How many events there are in all. */
    long events();

    @Override
    void close();

    /**
     * A key of idempotency.
     *
     * @param caller whose it is
     */
    record Key(String caller, String value) {}

    /**
     * The answer after the commit.
     *
     * @param sum the counter's, at the command's end
     * @param position of the command's event
     * @param repeated whether the command had been handled before, and this is the first's answer
     */
    record Answer(long sum, long position, boolean repeated) {}

    /** It has no effect, or is not known to have one. */
    sealed class NotDone extends Exception {
        NotDone(Throwable cause) {
            super(cause);
        }
    }

    /** Its handler refused it. */
    final class Refused extends NotDone {
        /** With what the handler said. */
        public Refused(Throwable cause) {
            super(cause);
        }
    }

    /** The key was used for another command. */
    final class UsedOtherwise extends NotDone {
        /** With what the engine said. */
        public UsedOtherwise(Throwable cause) {
            super(cause);
        }
    }
}
