package io.placemarket.command.release;

import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.release.Lottery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A seed waits in the log itself, in the event that announces the release, sealed with AES-256-GCM under a key of the market's: it is as
 * durable as the offer, and nobody who reads events can read it. A sealed text is Base64 of a nonce of 12 bytes and the ciphertext; it opens
 * for its own release only. Thread-safe.
 */
public final class SealedSeeds implements SeedVault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public SealedSeeds(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public Drawn draw(ReleaseId release) {
        byte[] seed = bytes(Lottery.BYTES);
        byte[] nonce = bytes(NONCE_BYTES);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, release, nonce, seed);
        byte[] whole = Arrays.copyOf(nonce, nonce.length + encrypted.length);
        System.arraycopy(encrypted, 0, whole, nonce.length, encrypted.length);
        return new Drawn(Lottery.commitment(seed), Base64.getEncoder().encodeToString(whole));
    }

    @Override
    public String open(ReleaseId release, String sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return HexFormat.of().formatHex(run(Cipher.DECRYPT_MODE, release, nonce, encrypted));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] run(int mode, ReleaseId release, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(release.value().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seed of " + release + " cannot be read or sealed", e);
        }
    }
}
