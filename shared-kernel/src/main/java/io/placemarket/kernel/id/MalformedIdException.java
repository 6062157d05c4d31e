package io.placemarket.kernel.id;

/** A text that is not an identifier of the kind that was asked for. */
public final class MalformedIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedIdException(String what, String value) {
        super("'" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "' is not " + what);
    }
}
