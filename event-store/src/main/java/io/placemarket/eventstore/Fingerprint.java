package io.placemarket.eventstore;

/**
 * What a command asks for.
 *
 * @param now as it is stored
 * @param before as earlier versions stored it: who retries after an upgrade is recognised as before
 */
record Fingerprint(String now, String before) {
    /** One that its caller made: it is the same in every version. */
    static Fingerprint given(String fingerprint) {
        return new Fingerprint(fingerprint, fingerprint);
    }

    boolean isThatOf(StoredCommand command) {
        return command.fingerprint().equals(now) || command.fingerprint().equals(before);
    }
}
