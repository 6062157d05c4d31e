package io.placemarket.command.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that many send at once, and what each is answered. */
final class AtOnce {
    private AtOnce() {}

    /** What somebody is answered. */
    record Answer(int status, JsonNode body) {
        /** The code of a refusal; of what was accepted, its status. */
        String code() {
            return status < 300
                    ? String.valueOf(status)
                    : status + " " + body.get("code").asString();
        }
    }

    static Answer send(WebTestClient somebody, String path, Map<String, Object> body) {
        return send(somebody, HttpMethod.POST, path, body);
    }

    static Answer send(WebTestClient somebody, HttpMethod method, String path, Map<String, Object> body) {
        FluxExchangeResult<String> answer = somebody.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .returnResult(String.class);
        String text = String.join(
                "", answer.getResponseBody().collectList().blockOptional().orElseThrow());
        return new Answer(answer.getStatus().value(), JsonMapper.shared().readTree(text));
    }

    /** In the order in which they are answered; on threads of their own, because those of the elastic scheduler look accounts up. */
    static List<Answer> all(List<Supplier<Answer>> requests) {
        Scheduler threads = Schedulers.newBoundedElastic(requests.size(), requests.size(), "at once");
        try {
            return Flux.fromIterable(requests)
                    .flatMap(request -> Mono.fromSupplier(request).subscribeOn(threads), requests.size())
                    .collectList()
                    .blockOptional(Duration.ofSeconds(90))
                    .orElseThrow();
        } finally {
            threads.dispose();
        }
    }
}
