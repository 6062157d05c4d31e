package io.placemarket.embedded.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one user of this server, whose password is made at random when it starts. Knows the keys that SCRAM-SHA-256 (RFC 7677, RFC 5802)
 * needs to check somebody who claims to know the password.
 */
public final class Scram {
    /** The user's name. */
    public static final String USER = "placemarket";

    /** What RFC 7677 asks for at least; the password is random, so that more would protect nothing. */
    private static final int ITERATIONS = 4096;

    private static final int SECRET_BYTES = 32;
    private static final int KEY_BITS = 256;

    private final String password;
    private final byte[] salt = new byte[16];
    private final SecureRandom random = new SecureRandom();
    private @Nullable Keys keys;

    /** What the password is checked by. */
    @SuppressWarnings("ArrayRecordComponent") // never compared by the record
    private record Keys(byte[] stored, byte[] server) {}

    /** Makes a password. */
    public Scram() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        random.nextBytes(salt);
        password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Computed when somebody first wants to log in: it takes as long as opening an empty store. */
    private synchronized Keys keys() {
        Keys known = keys;
        if (known == null) {
            try {
                byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                        .getEncoded();
                byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
                known = new Keys(stored, hmac(salted, "Server Key"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
            keys = known;
        }
        return known;
    }

    /** The password, of letters, digits, {@code -} and {@code _}. */
    public String password() {
        return password;
    }

    /** The server's first message: the nonce of both, the salt, the iterations. */
    String challenge(String clientNonce) {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        Base64.Encoder base64 = Base64.getEncoder();
        return "r=" + clientNonce + base64.encodeToString(nonce) + ",s=" + base64.encodeToString(salt) + ",i="
                + ITERATIONS;
    }

    /** Whether the proof shows knowledge of the password. */
    boolean proves(byte[] proof, String exchanged) {
        byte[] signature = hmac(keys().stored(), exchanged);
        if (proof.length != signature.length) {
            return false;
        }
        byte[] clientKey = new byte[proof.length];
        for (int i = 0; i < proof.length; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        try {
            return MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(clientKey), keys().stored());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** By which the client sees that the server knows the password as well. */
    String signature(String exchanged) {
        return "v=" + Base64.getEncoder().encodeToString(hmac(keys().server(), exchanged));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
