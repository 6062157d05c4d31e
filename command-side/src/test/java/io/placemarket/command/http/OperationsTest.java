package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What those who run the market see of its log. */
class OperationsTest extends HttpTest {
    @Autowired
    private HealthIndicator eventLogHealthIndicator;

    @Test
    void the_operator_reads_the_logs_figures() {
        area(4);

        assertThat(json(as("operator").get().uri("/metrics/eventlog.commits").exchange())
                        .get("measurements")
                        .get(0)
                        .get("value")
                        .asDouble())
                .isPositive();
        assertThat(json(as("operator").get().uri("/metrics/eventlog.tail.lag").exchange())
                        .get("name")
                        .asString())
                .isEqualTo("eventlog.tail.lag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/eventlog.commits"})
    void others_do_not(String address) {
        refused(as("provider").get().uri(address).exchange(), 403, "not-allowed");
        refused(stranger().get().uri(address).exchange(), 401, "sign-in-required");
    }

    @Test
    void the_log_is_well() {
        assertThat(eventLogHealthIndicator.health()).extracting("status").isEqualTo(Status.UP);
        stranger().get().uri("/health").exchange().expectStatus().isOk();
    }
}
