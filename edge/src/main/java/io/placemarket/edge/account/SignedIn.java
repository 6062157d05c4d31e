package io.placemarket.edge.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An account whose name and password, or cookie, was checked. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = SignedIn.class.getName();

    private final transient Account account;

    SignedIn(Account account) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
        this.account = account;
        super.setAuthenticated(true);
    }

    /** Who makes the request at hand; nobody where it is open to all and came without an account. */
    public static Mono<Account> account() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(SignedIn.class)
                .map(signedIn -> signedIn.account);
    }

    /** Who makes the request, also where its failure has already left the part that knows who is signed in. */
    public static Mono<Account> account(ServerWebExchange exchange) {
        return account().switchIfEmpty(Mono.fromSupplier(() -> exchange.getAttribute(ATTRIBUTE)));
    }

    /** Lets {@link #account(ServerWebExchange)} answer after a failure. */
    static Mono<Void> remember(ServerWebExchange exchange) {
        return account()
                .doOnNext(account -> exchange.getAttributes().put(ATTRIBUTE, account))
                .then();
    }

    /** {@inheritDoc} The password is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public String getName() {
        return account.user();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn signedIn && signedIn.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
