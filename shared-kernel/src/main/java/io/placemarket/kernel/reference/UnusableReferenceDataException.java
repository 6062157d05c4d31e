package io.placemarket.kernel.reference;

/** A file of the reference data that says something impossible: the market does not start with it. */
public final class UnusableReferenceDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableReferenceDataException(String file, String why) {
        super("The reference data " + file + " cannot be used: " + why + ".");
    }
}
