package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What those who run the market see of the log that the views follow. */
class OperationsTest extends OverHttp {
    @Autowired
    private HealthIndicator eventLogHealthIndicator;

    @Test
    void the_operator_sees_how_far_the_views_trail_the_log() {
        as("operator")
                .get()
                .uri("/metrics/eventlog.tails")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.measurements[0].value")
                .isEqualTo(1.0);
        as("operator")
                .get()
                .uri("/metrics/eventlog.tail.lag")
                .exchange()
                .expectStatus()
                .isOk();
        as("region")
                .get()
                .uri("/metrics/eventlog.tail.lag")
                .exchange()
                .expectStatus()
                .isForbidden();
        stranger()
                .get()
                .uri("/metrics/eventlog.tail.lag")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void the_log_is_well() {
        assertThat(eventLogHealthIndicator.health()).extracting("status").isEqualTo(Status.UP);
        stranger().get().uri("/health").exchange().expectStatus().isOk();
    }
}
