package io.placemarket.edge.account;

import io.placemarket.edge.account.Accounts.StoredAccount;
import io.placemarket.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Tells whether a name and a password belong together. */
public final class SignIn {
    private static final String BASIC = "Basic ";

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failedSignIns;

    SignIn(Accounts accounts, Passwords passwords, FailedSignIns failedSignIns) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failedSignIns = failedSignIns;
    }

    /**
     * The account that has this name and password; empty where they do not belong together.
     *
     * @return fails with too-many-requests while the name is locked after wrong passwords
     */
    public Mono<Account> by(String user, String password) {
        // The hash would read no further: a longer password must not match by its beginning.
        if (password.getBytes(StandardCharsets.UTF_8).length > NewAccount.LONGEST_PASSWORD
                || !user.matches(NewAccount.USER)) {
            return Mono.empty();
        }
        return accounts.stored(user)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stored ->
                        stored.map(known -> check(known, password)).orElseGet(() -> checkNobody(user, password)));
    }

    /**
     * The account that a request's own Authorization header names, where that was found true a moment ago: the account was read within the last
     * {@value Accounts#SEEN_SECONDS} seconds and this password of it checked in the last minutes. Whoever gets nothing must ask the long way.
     */
    public Optional<Account> known(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return sent.size() == 1 && sent.getFirst().startsWith(BASIC)
                ? known(decoded(sent.getFirst().substring(BASIC.length())))
                : Optional.empty();
    }

    private Optional<Account> known(String nameAndPassword) {
        int colon = nameAndPassword.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String password = nameAndPassword.substring(colon + 1);
        return accounts.justRead(nameAndPassword.substring(0, colon))
                .filter(stored -> passwords.wasRight(password, stored.passwordHash()))
                .map(StoredAccount::account);
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Mono<Account> check(StoredAccount stored, String password) {
        String user = stored.account().user();
        if (passwords.isRemembered(password, stored.passwordHash())) {
            return passwords
                    .matches(password, stored.passwordHash())
                    .filter(right -> right)
                    .map(right -> stored.account());
        }
        return whereNotLocked(user, passwords.matches(password, stored.passwordHash()))
                .map(right -> stored.account());
    }

    private Mono<Account> checkNobody(String user, String password) {
        return whereNotLocked(user, passwords.matchesNobody(password)).then(Mono.empty());
    }

    /** True or nothing. An attempt counts as failed until it has succeeded, so that guessing at once gains nothing. */
    private Mono<Boolean> whereNotLocked(String user, Mono<Boolean> check) {
        Optional<Problem> lock = failedSignIns.lock(user);
        if (lock.isPresent()) {
            return Mono.error(lock.get().refused());
        }
        failedSignIns.failed(user);
        return check.filter(right -> right).doOnNext(right -> failedSignIns.succeeded(user));
    }
}
