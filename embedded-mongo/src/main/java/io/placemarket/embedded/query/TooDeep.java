package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Why a document cannot be matched or changed: what is asked goes deeper than a thread's stack. It ends the question, and nothing else. */
public final class TooDeep {
    private TooDeep() {}

    /** With MongoDB's code for what is nested too deeply. */
    public static MongoServerError refusal() {
        return new MongoServerError(
                15,
                "Overflow",
                "what is asked takes too much of the stack: a regular expression that repeats a group cannot be tried"
                        + " on a text that long");
    }
}
