package io.placemarket.eventstore;

/**
 * Names one request of one caller, so that a repeat is told from a second wish.
 *
 * @param caller whose key it is: two callers may use the same value; 1 to 200 characters
 * @param value the caller's own name for the request; 1 to 200 characters
 */
public record IdempotencyKey(String caller, String value) {
    /** Refuses empty and overlong parts, and half surrogate pairs. */
    public IdempotencyKey {
        if (caller.isBlank() || caller.length() > 200 || value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("An idempotency key and its caller have 1 to 200 characters each");
        }
        if (!Texts.isWellFormed(caller) || !Texts.isWellFormed(value)) {
            throw new IllegalArgumentException("An idempotency key and its caller are whole characters");
        }
    }

    /** Its entry in a unit's keys; the caller's length keeps {@code a/b + c} apart from {@code a + b/c}. */
    String entry() {
        return "k/" + caller.length() + "/" + caller + "/" + value;
    }
}
