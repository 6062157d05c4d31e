package io.placemarket.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * What a keyed command was and what it answered.
 *
 * @param resultType stable name of the result's type; empty for no result
 * @param result JSON, absent for no result
 */
record StoredCommand(
        String fingerprint, String resultType, @Nullable String result) {

    /** An upper estimate of its size in memory. */
    long roughBytes() {
        return 2L * (fingerprint.length() + resultType.length() + (result == null ? 0 : result.length()));
    }
}
