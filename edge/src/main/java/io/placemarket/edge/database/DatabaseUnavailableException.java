package io.placemarket.edge.database;

/** The database named in the configuration cannot be used; the message says why in one sentence for whoever starts the program. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public DatabaseUnavailableException(String sentence) {
        super(sentence);
    }
}
