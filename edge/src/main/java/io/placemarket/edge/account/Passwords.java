package io.placemarket.edge.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.RejectedExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords and checks them, slowly on purpose, and so on threads of their own. A password that was right is remembered for a few minutes by a
 * keyed digest, so that a program which sends it with every request is not slowed down.
 */
final class Passwords implements AutoCloseable {
    /** Requests that may wait for a check; further ones are refused. */
    private static final int MOST_WAITING = 500;

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final String DIGEST = "HmacSHA256";

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Scheduler threads =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "passwords");
    /** Only ever copied. */
    private final Mac keyed;

    private final String nobodysHash;
    private final Cache<Checked, Check> checked = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Passwords() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.keyed = keyed(key);
        this.nobodysHash = encoder.encode(HexFormat.of().formatHex(key));
    }

    /** A password that is or was being checked against a hash. */
    private record Checked(String hash, String digest) {}

    /** One that is or was made. */
    private static final class Check {
        private final Mono<Boolean> result;
        private volatile boolean right;

        Check(Mono<Boolean> made) {
            this.result = made.doOnNext(found -> right = found).cache();
        }
    }

    Mono<String> hash(String password) {
        return onOwnThreads(Mono.fromCallable(() -> encoder.encode(password)));
    }

    /** Whether the password is known to be right without checking it again, or is being checked. */
    boolean isRemembered(String password, String hash) {
        return checked.getIfPresent(new Checked(hash, digest(password))) != null;
    }

    /** Whether the password was checked in the last minutes and was right. */
    boolean wasRight(String password, String hash) {
        Check known = checked.getIfPresent(new Checked(hash, digest(password)));
        return known != null && known.right;
    }

    /** Whether the password belongs to the hash; equal questions at the same time are answered by one check. */
    Mono<Boolean> matches(String password, String hash) {
        return Mono.defer(
                () -> checked.get(new Checked(hash, digest(password)), question -> check(question, password)).result);
    }

    private Check check(Checked question, String password) {
        return new Check(onOwnThreads(Mono.fromCallable(() -> encoder.matches(password, question.hash())))
                .doOnNext(right -> {
                    if (!right) {
                        checked.invalidate(question);
                    }
                })
                .doOnError(failure -> checked.invalidate(question)));
    }

    /** Takes as long as a check, so that nobody learns from the time an answer takes whether an account exists. */
    Mono<Boolean> matchesNobody(String password) {
        return onOwnThreads(Mono.fromCallable(() -> encoder.matches(password, nobodysHash)))
                .thenReturn(false);
    }

    private <T> Mono<T> onOwnThreads(Mono<T> work) {
        return work.subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.of(
                                        ProblemCode.TOO_MANY_REQUESTS,
                                        "Too many passwords are being checked at this moment.")
                                .with("retryAfterSeconds", 1)
                                .refused())
                .publishOn(Schedulers.parallel());
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(new SecretKeySpec(key, DIGEST));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + DIGEST, e);
        }
    }

    private String digest(String password) {
        try {
            Mac mac = (Mac) keyed.clone();
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java runtime can copy " + DIGEST, e);
        }
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
