package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.refusal.AccessRefusal.ProofsForOthers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

/** What those who run the market see of its log. */
class OperationsTest extends HttpTest {
    @Autowired
    private HealthIndicator eventLogHealthIndicator;

    @Autowired
    private HealthIndicator bankHolidaysHealthIndicator;

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

    @Test
    void who_runs_the_market_hears_half_a_year_before_bank_holidays_are_known_no_longer() {
        at("2028-06-30T10:00");
        assertThat(bankHolidaysHealthIndicator.health()).extracting("status").isEqualTo(Status.UP);
        at("2028-07-01T10:00");
        assertThat(bankHolidaysHealthIndicator.health())
                .extracting("status")
                .extracting("code")
                .isEqualTo("DEGRADED");
        stranger().get().uri("/health").exchange().expectStatus().isOk();
    }

    @Test
    void the_region_keeps_a_signed_head_and_later_proves_that_the_log_still_begins_with_it() {
        area(4);
        JsonNode signed = json(
                post("region", "/api/log/checkpoint", Map.of()).expectStatus().isOk());
        area(4);

        JsonNode proved = json(post(
                        "region",
                        "/api/log/verification",
                        Map.of("checkpoint", signed.get("checkpoint").asString()))
                .expectStatus()
                .isOk());
        assertThat(proved.get("unchanged").asBoolean()).as(proved.toString()).isTrue();
        assertThat(proved.get("position").asLong())
                .isGreaterThan(signed.get("position").asLong());
        assertThat(json(as("operator").get().uri("/api/log/checkpoint").exchange()))
                .isEqualTo(signed);
    }

    @Test
    void anybody_can_check_the_signature_with_the_public_key() throws GeneralSecurityException {
        JsonNode signed = json(
                post("operator", "/api/log/checkpoint", Map.of()).expectStatus().isOk());

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes(signed, "publicKey"))));
        verifier.update("log\n%d\n%s\n%s"
                .formatted(
                        signed.get("position").asLong(),
                        signed.get("hash").asString(),
                        signed.get("at").asString())
                .getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(bytes(signed, "signature"))).isTrue();
    }

    private static byte[] bytes(JsonNode answer, String field) {
        return Base64.getDecoder().decode(answer.get(field).asString());
    }

    @Test
    void what_the_market_did_not_sign_is_refused() {
        String line = json(post("region", "/api/log/checkpoint", Map.of())
                        .expectStatus()
                        .isOk())
                .get("checkpoint")
                .asString();

        for (String other : List.of(line.replace("position ", "position 1"), line.replace("hash ", "hash x"), "x")) {
            JsonNode problem =
                    refused(post("region", "/api/log/verification", Map.of("checkpoint", other)), 422, "invalid-value");
            assertThat(problem.get("field").asString()).isEqualTo("checkpoint");
        }
        refused(post("region", "/api/log/verification", Map.of()), 422, "missing-value");
    }

    @Test
    void providers_and_universities_get_no_proofs() {
        assertThat(refused(post("provider", "/api/log/checkpoint", Map.of()), 403, "not-allowed")
                        .get("detail")
                        .asString())
                .isEqualTo(new ProofsForOthers().detail());
        refused(as("university").get().uri("/api/log/checkpoint").exchange(), 403, "not-allowed");
        refused(post("university", "/api/log/verification", Map.of("checkpoint", "x")), 403, "not-allowed");
    }
}
