package io.placemarket.edge.account;

import io.placemarket.kernel.problem.RefusedException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in with a form, and out. The form itself is a page of the side that shows pages. */
@RestController
final class SignInController {
    static final String PATH = "/sign-in";
    static final String OUT = "/sign-out";

    private final SignIn signIn;
    private final Sessions sessions;

    SignInController(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Void>> signIn(ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> signIn.by(field(form, "user").strip(), field(form, "password")))
                .flatMap(account -> sessions.begin(account, exchange))
                .doOnNext(exchange.getResponse()::addCookie)
                .map(cookie -> SavedTarget.take(exchange).orElse("/"))
                .defaultIfEmpty(PATH + "?error")
                .onErrorReturn(RefusedException.class, PATH + "?error=throttled")
                .map(SignInController::seeOther);
    }

    @PostMapping(OUT)
    ResponseEntity<Void> signOut(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(Sessions.end(exchange));
        return seeOther(PATH + "?signed-out");
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("");
    }

    private static ResponseEntity<Void> seeOther(String target) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(target))
                .build();
    }
}
