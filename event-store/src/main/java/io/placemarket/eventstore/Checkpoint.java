package io.placemarket.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed head of a log, small enough to be printed, mailed or kept elsewhere: whoever holds it can prove that a later log
 * still begins with everything up to it.
 *
 * @param log the log's name
 * @param position of the last event it covers; 0 for an empty log
 * @param hash of the unit of work that ends there, in hexadecimal
 * @param at when it was signed
 * @param signature Ed25519 over all of the above, in Base64
 */
public record Checkpoint(String log, long position, String hash, Instant at, String signature) {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern TEXT =
            Pattern.compile("checkpoint (\\S+) position (\\d+) hash ([0-9a-f]{64}) at (\\S+) signature (\\S+)");

    /** Signs a head. */
    static Checkpoint sign(String log, LogVerifier.Finding.Sound head, Instant at, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(content(log, head.position(), head.hash(), at));
            String signature = Base64.getEncoder().encodeToString(signer.sign());
            return new Checkpoint(log, head.position(), head.hash(), at, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("An Ed25519 private key is needed to sign a checkpoint", e);
        }
    }

    /** Whether the owner of the key signed exactly this. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content(log, position, hash, at));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] content(String log, long position, String hash, Instant at) {
        return (log + "\n" + position + "\n" + hash + "\n" + at).getBytes(StandardCharsets.UTF_8);
    }

    /** One line to keep. */
    public String asText() {
        return "checkpoint " + log + " position " + position + " hash " + hash + " at " + at + " signature "
                + signature;
    }

    /**
     * What {@link #asText()} gave.
     *
     * @throws IllegalArgumentException where it is not that
     */
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a checkpoint: " + text);
        }
        try {
            return new Checkpoint(
                    matcher.group(1),
                    Long.parseLong(matcher.group(2)),
                    matcher.group(3),
                    Instant.parse(matcher.group(4)),
                    matcher.group(5));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a checkpoint: " + text, e);
        }
    }
}
