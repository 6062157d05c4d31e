package io.placemarket.query.page;

import io.placemarket.edge.account.SignInHints;
import io.placemarket.edge.account.SignedIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in, and the way to everybody's first page. */
@Controller
class SignInPage {
    private final PageFrame frame;
    private final ObjectProvider<SignInHints> hints;

    SignInPage(PageFrame frame, ObjectProvider<SignInHints> hints) {
        this.frame = frame;
        this.hints = hints;
    }

    @GetMapping(path = "/sign-in", produces = PageFrame.HTML)
    Mono<Rendering> signIn(ServerWebExchange exchange) {
        MultiValueMap<String, String> parameters = exchange.getRequest().getQueryParams();
        SignInHints known = hints.getIfAvailable();
        Map<String, Object> model = new HashMap<>();
        model.put("hints", known == null ? List.of() : known.hints());
        model.put("signedOut", parameters.containsKey("signed-out"));
        if (parameters.containsKey("error")) {
            model.put(
                    "failure",
                    "throttled".equals(parameters.getFirst("error"))
                            ? "Too many tries with this name. Wait a few minutes, then try again."
                            : "This name and this password do not belong together.");
        }
        return frame.page("sign-in", exchange, model);
    }

    @GetMapping("/")
    Mono<Rendering> home() {
        return SignedIn.account()
                .map(account -> Viewer.home(account.role()))
                .defaultIfEmpty("/sign-in")
                .map(where -> Rendering.redirectTo(where).build());
    }
}
