package io.placemarket.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two commands ask for the same, in whatever process they are sent: by their type's name and their canonical JSON. */
final class Fingerprints {
    private static final String PREFIX = "2:";

    private final NamedTypeSerializer serializer;
    private final CanonicalJson canonical;

    Fingerprints(NamedTypeSerializer serializer) {
        this.serializer = serializer;
        this.canonical = new CanonicalJson((JsonMapper) serializer.getObjectMapper());
    }

    Fingerprint of(Object command) {
        String name = serializer
                .types()
                .nameOf(command.getClass())
                .map(NamedTypes.Name::name)
                .orElseGet(() -> command.getClass().getName());
        return new Fingerprint(
                PREFIX + hash(name, canonical.of(command)),
                hash(
                        command.getClass().getSimpleName(),
                        serializer.getObjectMapper().writeValueAsBytes(command)));
    }

    private static String hash(String name, byte[] json) {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(json);
        return HexFormat.of().formatHex(digest.digest());
    }
}
