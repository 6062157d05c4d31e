package io.placemarket.command.calendar;

import io.placemarket.edge.personal.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The secrets of links: made from a serial under the market's key, so that whoever repeats a request hears the same one though it is kept
 * nowhere.
 */
final class CalendarSecrets {
    private final KeyedHash hashes;

    CalendarSecrets(KeyedHash hashes) {
        this.hashes = hashes;
    }

    /** 64 hexadecimal digits. */
    String secret(String serial) {
        return hashes.of("calendar link", serial);
    }

    /** What is kept of it. */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
