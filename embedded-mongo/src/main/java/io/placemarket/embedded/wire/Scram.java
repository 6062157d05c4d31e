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
    private final byte[] storedKey;
    private final byte[] serverKey;
    private final SecureRandom random = new SecureRandom();

    /** Makes a password. */
    public Scram() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        random.nextBytes(salt);
        password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                    .getEncoded();
            storedKey = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
            serverKey = hmac(salted, "Server Key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
        byte[] signature = hmac(storedKey, exchanged);
        if (proof.length != signature.length) {
            return false;
        }
        byte[] clientKey = new byte[proof.length];
        for (int i = 0; i < proof.length; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        try {
            return MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(clientKey), storedKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** By which the client sees that the server knows the password as well. */
    String signature(String exchanged) {
        return "v=" + Base64.getEncoder().encodeToString(hmac(serverKey, exchanged));
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
