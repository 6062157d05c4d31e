package io.placemarket.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two commands ask for the same. */
final class Fingerprints {
    private Fingerprints() {}

    static String of(Object command, NamedTypeSerializer serializer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(serializer.getObjectMapper().writeValueAsBytes(command));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
