package io.placemarket.query.alert;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.board.Connections;
import io.placemarket.query.board.StreamLimits;
import io.placemarket.query.reading.Filters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One's own alerts over HTTP, once or as they change. */
@RestController
class AlertsController {
    private final AlertFeeds alerts;
    private final StreamLimits limits;

    AlertsController(AlertFeeds alerts, StreamLimits limits) {
        this.alerts = alerts;
        this.limits = limits;
    }

    @GetMapping("/api/alerts")
    @Operation(summary = "Your alerts, which are raised, in which weeks, and in which weeks that is not sure")
    Mono<ResponseEntity<AlertList>> alerts(
            AtLeast atLeast,
            Actor actor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        new Filters(parameters).nothingElse();
        return alerts.of(atLeast.position(), actor.user())
                .map(list -> Answers.at(list.position()).body(list));
    }

    @GetMapping(path = "/api/alerts/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary =
                    "Your alerts as they change: events snapshot, raised, cleared, changed (once a second, other numbers), heartbeat and closing",
            description =
                    "With the Last-Event-ID of a stream before it goes on after that event, where all that came since is"
                            + " still known; otherwise it begins with a snapshot.")
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> stream(
            AtLeast atLeast,
            Actor actor,
            ServerHttpResponse response,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        new Filters(parameters).nothingElse();
        BooleanSupplier canTakeMore = Connections.canTakeMore(response);
        return alerts.of(atLeast.position(), actor.user())
                .map(list -> Answers.at(list.position())
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(Flux.using(
                                () -> limits.enter(actor.user()),
                                user -> alerts.watch(user, Optional.ofNullable(last), canTakeMore)
                                        .map(AlertsController::event),
                                limits::leave)));
    }

    private static ServerSentEvent<String> event(AlertFrame frame) {
        return ServerSentEvent.builder(frame.json())
                .event(frame.event())
                .id(frame.id())
                .build();
    }
}
