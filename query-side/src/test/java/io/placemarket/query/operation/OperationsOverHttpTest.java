package io.placemarket.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.query.OverHttp;
import io.placemarket.query.board.StreamLimits;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.views.Node;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class OperationsOverHttpTest extends OverHttp {
    @Autowired
    private MongoDatabase mongoDatabase;

    @Autowired
    private EventLog log;

    @Autowired
    private Views views;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private StreamLimits streams;

    @Autowired
    private Node node;

    private void another(String name, Clock clock) {
        new Nodes(mongoDatabase, log, views, checkpoints, streams, new Node(name), clock).beat();
    }

    @Test
    void the_operator_sees_the_log_the_views_and_every_node() {
        Clock now = Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC);
        another("b-second", now);
        another("c-silent", Clock.offset(now, Duration.ofMinutes(-1)));
        another("d-forgotten", Clock.offset(now, Duration.ofHours(-2)));
        as("operator")
                .get()
                .uri("/api/operations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectBody()
                .jsonPath("$.log.head")
                .isEqualTo(log.headPosition())
                .jsonPath("$.log.tails")
                .isEqualTo(1)
                .jsonPath("$.views.version")
                .isEqualTo(checkpoints.version())
                .jsonPath("$.views.level")
                .isEqualTo(true)
                .jsonPath("$.views.names.length()")
                .isEqualTo(16)
                .jsonPath("$.views.parkedCount")
                .isEqualTo(0)
                .jsonPath("$.streams.most")
                .isEqualTo(streams.most())
                .jsonPath("$.nodes[0].name")
                .isEqualTo(node.name())
                .jsonPath("$.nodes[0].here")
                .isEqualTo(true)
                .jsonPath("$.nodes[1].name")
                .isEqualTo("b-second")
                .jsonPath("$.nodes[1].heard")
                .isEqualTo(true)
                .jsonPath("$.nodes[2].name")
                .isEqualTo("c-silent")
                .jsonPath("$.nodes[2].heard")
                .isEqualTo(false)
                .jsonPath("$.nodes.length()")
                .isEqualTo(3);
    }

    @Test
    void the_page_says_the_same_in_words() {
        assertThat(String.valueOf(as("operator")
                        .get()
                        .uri("/operations")
                        .accept(MediaType.TEXT_HTML)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()))
                .contains(
                        "The event log",
                        node.name() + " (this one)",
                        "Every event was taken in.",
                        "Build the views anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/operations", "/operations"})
    void nobody_else_sees_that(String path) {
        as("region").get().uri(path).exchange().expectStatus().isForbidden().expectBody();
        as("trust").get().uri(path).exchange().expectStatus().isForbidden().expectBody();
        as("north").get().uri(path).exchange().expectStatus().isForbidden().expectBody();
        stranger()
                .get()
                .uri("/api/operations")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody();
    }
}
