package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.account.SignInHints;
import io.placemarket.edge.account.SignedIn;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.query.views.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What every page has around its content: who looks, where the assets are, the token its forms carry. */
@Component
class PageFrame {
    static final String HTML = "text/html;charset=UTF-8";

    private static final List<Choice> PROVIDER_REASONS = Choice.reasons(
            ReasonCode.STAFF_SHORTAGE,
            ReasonCode.STAFF_SICKNESS,
            ReasonCode.WARD_CLOSED,
            ReasonCode.INFECTION_CONTROL,
            ReasonCode.BUILDING_WORK,
            ReasonCode.INSPECTION,
            ReasonCode.NOT_SUITABLE,
            ReasonCode.REQUIREMENTS_NOT_MET,
            ReasonCode.STUDENT_ILLNESS,
            ReasonCode.POSTED_IN_ERROR,
            ReasonCode.OTHER);
    private static final List<Choice> UNIVERSITY_REASONS = Choice.reasons(
            ReasonCode.PLACED_ELSEWHERE,
            ReasonCode.TIMETABLE_CHANGED,
            ReasonCode.STUDENT_LEFT_PROGRAMME,
            ReasonCode.STUDENT_INTERRUPTED,
            ReasonCode.STUDENT_ILLNESS,
            ReasonCode.TRAVEL,
            ReasonCode.REQUIREMENTS_NOT_MET,
            ReasonCode.NOT_SUITABLE,
            ReasonCode.OTHER);
    private static final List<Choice> ERROR_REASONS = Choice.reasons(ReasonCode.RECORDED_IN_ERROR, ReasonCode.OTHER);

    private final Assets assets;
    private final Views views;
    private final ObjectProvider<SignInHints> hints;

    PageFrame(Assets assets, Views views, ObjectProvider<SignInHints> hints) {
        this.assets = assets;
        this.views = views;
        this.hints = hints;
    }

    /** A page of this template around what its model says; rendered where reading a template may block. */
    Mono<Rendering> page(String template, ServerWebExchange exchange, Map<String, ?> model) {
        return around(exchange)
                .publishOn(Schedulers.boundedElastic())
                .map(frame -> Rendering.view(template).model(frame).model(model).build());
    }

    /** The model that the layout needs. */
    Mono<Map<String, Object>> around(ServerWebExchange exchange) {
        return Mono.zip(viewer(exchange), token(exchange), (viewer, token) -> {
            Map<String, Object> frame = new HashMap<>();
            frame.put("assets", assets.prefix());
            frame.put("here", exchange.getRequest().getPath().value());
            frame.put("demonstration", hints.getIfAvailable() != null);
            frame.put("providerReasons", PROVIDER_REASONS);
            frame.put("universityReasons", UNIVERSITY_REASONS);
            frame.put("errorReasons", ERROR_REASONS);
            viewer.ifPresent(known -> frame.put("viewer", known));
            token.ifPresent(known -> frame.put("csrf", known));
            return frame;
        });
    }

    private Mono<Optional<Viewer>> viewer(ServerWebExchange exchange) {
        return SignedIn.account(exchange)
                .flatMap(account -> name(account).map(name -> Viewer.of(account, name)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<String> name(Account account) {
        return account.organisation()
                .map(id ->
                        views.ask(0, market -> market.organisations().name(id)).onErrorReturn(account.user()))
                .orElseGet(() -> Mono.just(
                        switch (account.role()) {
                            case REGIONAL -> "Regional team";
                            case OPERATOR -> "Operator";
                            case PROVIDER, UNIVERSITY -> account.user();
                        }));
    }

    private static Mono<Optional<CsrfToken>> token(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
