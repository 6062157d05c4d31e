package io.placemarket.command.proof;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** The Ed25519 keys that sign the log's heads, made of a secret of {@value #BYTES} bytes: the same secret makes the same keys. */
public record LogKeys(KeyPair pair) {
    public static final int BYTES = 32;

    private static final String ALGORITHM = "Ed25519";

    /** Of the secret itself. */
    public static LogKeys of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("The log's key has " + BYTES + " bytes, not " + secret.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
            return new LogKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no " + ALGORITHM, e);
        }
    }

    /**
     * Of a setting.
     *
     * @param secret in Base64
     * @throws IllegalArgumentException where it is not that
     */
    public static LogKeys of(String secret) {
        return of(Base64.getDecoder().decode(secret.strip()));
    }

    /** An Ed25519 private key is nothing but random bytes; these were drawn before. */
    private static final class Given extends SecureRandom {
        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
