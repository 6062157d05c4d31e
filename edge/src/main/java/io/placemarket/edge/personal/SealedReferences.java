package io.placemarket.edge.personal;

import io.placemarket.kernel.id.StudentId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Seals a university's own student numbers, what its students need and what is written of them, with AES-256-GCM under each student's own key, and opens them again for whoever may read them.
 * A sealed text is Base64 of a nonce of 12 bytes and the ciphertext; it opens for its own student only.
 */
public final class SealedReferences {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final StudentKeys keys;

    public SealedReferences(StudentKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals references of students that have a key.
     *
     * @return fails with IllegalStateException where one has none
     */
    public Mono<Map<StudentId, String>> seal(Map<StudentId, String> references) {
        return sealKnown(references).doOnNext(done -> {
            if (done.size() != references.size()) {
                throw new IllegalStateException("a student has no key");
            }
        });
    }

    /** The same; students that have no key are left out. */
    public Mono<Map<StudentId, String>> sealKnown(Map<StudentId, String> texts) {
        return keys.keys(texts.keySet()).publishOn(Schedulers.boundedElastic()).map(found -> {
            Map<StudentId, String> sealed = new HashMap<>();
            found.forEach((student, key) -> sealed.put(student, seal(key, student, texts.getOrDefault(student, ""))));
            return sealed;
        });
    }

    /** Opens any number of texts about each student; those of students whose key was deleted are left out. */
    public Mono<Opened> open(Set<Sealed> sealed) {
        if (sealed.isEmpty()) {
            return Mono.just(new Opened(Map.of()));
        }
        Set<StudentId> students = sealed.stream().map(Sealed::student).collect(Collectors.toSet());
        return keys.keys(students).publishOn(Schedulers.parallel()).map(found -> {
            Map<Sealed, String> opened = new HashMap<>();
            for (Sealed one : sealed) {
                Optional.ofNullable(found.get(one.student()))
                        .ifPresent(key -> opened.put(one, open(key, one.student(), one.text())));
            }
            return new Opened(opened);
        });
    }

    private String seal(SecretKey key, StudentId student, String reference) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, key, student, nonce, reference.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, nonce.length + encrypted.length);
        System.arraycopy(encrypted, 0, whole, nonce.length, encrypted.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    private static String open(SecretKey key, StudentId student, String sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(run(Cipher.DECRYPT_MODE, key, student, nonce, encrypted), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, SecretKey key, StudentId student, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(student.value().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the reference of student " + student + " cannot be read or sealed", e);
        }
    }
}
