package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A user's standing alerts. It is computed from the account's name and does not contain it. */
public record AlertListId(@JsonValue String value) implements Identifier {
    private static final int LETTERS = 20;
    private static final IdFormat FORMAT = new IdFormat("an alert list's identifier", ".".repeat(LETTERS), "alerts");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AlertListId {
        FORMAT.check(value);
    }

    /** That of the account of this name. */
    public static AlertListId of(String user) {
        byte[] digest = sha256("alerts of " + user);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            letters.append(IdFormat.ALPHABET.charAt(Math.floorMod(digest[i], IdFormat.ALPHABET.length())));
        }
        return new AlertListId(letters + "-alerts");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
