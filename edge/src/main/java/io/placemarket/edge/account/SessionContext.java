package io.placemarket.edge.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out by the session's cookie who makes a request. Nothing is kept here. */
final class SessionContext implements ServerSecurityContextRepository {
    private final Sessions sessions;

    SessionContext(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return sessions.current(exchange)
                .<SecurityContext>map(account -> new SecurityContextImpl(new SignedIn(account)))
                .cache();
    }
}
