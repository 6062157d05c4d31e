package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViewsOverHttpTest extends OverHttp {
    @Test
    void the_operator_builds_the_views_anew_while_everybody_reads_on() {
        caughtUp();
        String before = board();
        as("operator")
                .post()
                .uri("/api/views/rebuild")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.rebuild.state")
                .exists();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("operator")
                        .get()
                        .uri("/api/views")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.rebuild.state")
                        .isEqualTo("SWAPPED")
                        .jsonPath("$.level")
                        .isEqualTo(true));
        assertThat(board()).isEqualTo(before);
    }

    private String board() {
        return String.valueOf(as("region")
                .get()
                .uri("/api/board")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void nobody_else_sees_or_does_that() {
        as("region").get().uri("/api/views").exchange().expectStatus().isForbidden();
        as("region").post().uri("/api/views/rebuild").exchange().expectStatus().isForbidden();
        as("north").post().uri("/api/views/rebuild").exchange().expectStatus().isForbidden();
        stranger().post().uri("/api/views/rebuild").exchange().expectStatus().isForbidden();
        stranger().get().uri("/api/views").exchange().expectStatus().isUnauthorized();
    }
}
