package io.placemarket.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.query.OverHttp;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The region watches the voluntary sector, where the hospice's day room has three places. */
class AlertsOverHttpTest extends OverHttp {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AlertListId LIST = AlertListId.of("region");

    private AlertId alert = new AlertId("n000000000000");

    @BeforeAll
    void set() {
        alert = market().story().ids().alert();
        market().story()
                .tell(new AlertSet(
                        LIST,
                        alert,
                        "region",
                        new AlertTerms(
                                Threshold.freeBelow(1),
                                5,
                                List.of(Story.ADULT),
                                List.of("QOC"),
                                List.of(),
                                List.of(),
                                List.of())));
        caughtUp();
    }

    @AfterAll
    void remove() {
        market().story().tell(new AlertRemoved(LIST, alert));
    }

    @Test
    void everybody_sees_their_own_alerts_alone() {
        as("region")
                .get()
                .uri("/api/alerts?atLeast={position}", market().story().position())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].freeBelow")
                .isEqualTo(1)
                .jsonPath("$.items[0].crossed[0].week")
                .isEqualTo("2026-W47");
        as("trust")
                .get()
                .uri("/api/alerts")
                .exchange()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        as("region")
                .get()
                .uri("/api/alerts?user=trust")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        stranger().get().uri("/api/alerts").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void the_page_lists_them_and_has_a_form_for_another() {
        assertThat(as("region")
                        .get()
                        .uri("/alerts")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("Fewer than 1 places free (Adult nursing)", "Raised", "Set an alert");
    }

    private Flux<ServerSentEvent<String>> stream(String last) {
        return as("region")
                .get()
                .uri("/api/alerts/stream")
                .header("Last-Event-ID", last)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody();
    }

    @Test
    void a_watcher_hears_what_changes_and_goes_on_after_what_it_heard_last() {
        Story story = market().story();
        AlertId another = story.ids().alert();
        AlertTerms terms =
                new AlertTerms(Threshold.freeBelow(4), 5, List.of(), List.of(), List.of(), List.of(), List.of());
        String[] last = new String[1];
        StepVerifier.create(stream("7.elsewhere.1").filter(event -> !"heartbeat".equals(event.event())))
                .assertNext(first -> {
                    assertThat(first.event()).isEqualTo("snapshot");
                    last[0] = Optional.ofNullable(first.id()).orElseThrow();
                })
                .then(() -> story.tell(new AlertSet(LIST, another, "region", terms)))
                .assertNext(change -> assertThat(change.event()).isEqualTo("snapshot"))
                .thenCancel()
                .verify(LONG);
        story.tell(new AlertRemoved(LIST, another));
        caughtUp();
        StepVerifier.create(stream(last[0]))
                .expectNextCount(1)
                .assertNext(missed -> assertThat(missed.data()).doesNotContain(another.value()))
                .assertNext(beat -> assertThat(beat.event()).isEqualTo("heartbeat"))
                .thenCancel()
                .verify(LONG);
    }
}
