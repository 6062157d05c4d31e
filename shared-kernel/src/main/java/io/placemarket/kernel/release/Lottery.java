package io.placemarket.kernel.release;

import io.placemarket.kernel.id.RequestId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The lottery of a release. Its seed of {@value #BYTES} random bytes is committed to when the offer is posted and revealed at the release, so
 * that nobody can choose it once requests are known, and everybody can draw again.
 */
public final class Lottery {
    /** Length of a seed. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec seed;

    /** @param seed {@value #BYTES} bytes in hexadecimal */
    public Lottery(String seed) {
        this.seed = new SecretKeySpec(HexFormat.of().parseHex(seed), ALGORITHM);
    }

    /** SHA-256 of a seed, in hexadecimal. */
    public static String commitment(byte[] seed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A request's ticket: HMAC-SHA256 of its identifier under the seed, in hexadecimal. The lowest goes first. */
    public String ticket(RequestId request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(seed);
            return HexFormat.of().formatHex(mac.doFinal(request.value().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
