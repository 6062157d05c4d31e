package io.placemarket.embedded.command;

import io.placemarket.embedded.store.Namespace;
import java.nio.charset.StandardCharsets;

/** Which names databases and collections may have. */
final class Namespaces {
    /** The longest full name of a collection, in bytes of UTF-8: MongoDB's own limit. */
    private static final int MAX_BYTES = 255;

    private static final int MAX_DATABASE_BYTES = 63;

    private Namespaces() {}

    static void checkLength(Namespace namespace) {
        if (bytes(namespace.toString()) > MAX_BYTES) {
            throw Refusal.of(
                    73,
                    "InvalidNamespace",
                    "Fully qualified namespace is too long. Namespace: " + namespace + " Max: " + MAX_BYTES);
        }
        String database = namespace.database();
        boolean odd = database.chars().anyMatch(c -> "/\\. \"$\0".indexOf(c) >= 0);
        if (database.isEmpty() || bytes(database) > MAX_DATABASE_BYTES || odd) {
            throw Refusal.of(73, "InvalidNamespace", "Invalid namespace specified '" + namespace + "'");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
