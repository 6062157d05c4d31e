package io.placemarket.embedded;

import org.jspecify.annotations.Nullable;

/** Why the store cannot be opened or used: its message is one sentence that a person can act on. */
public final class EmbeddedMongoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for a person. */
    public EmbeddedMongoException(String sentence) {
        this(sentence, null);
    }

    /** With a sentence for a person, and the cause for a log. */
    public EmbeddedMongoException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
