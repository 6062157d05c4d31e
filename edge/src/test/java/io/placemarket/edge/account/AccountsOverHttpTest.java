package io.placemarket.edge.account;

import io.placemarket.edge.EdgeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class AccountsOverHttpTest extends EdgeTest {
    private WebTestClient.ResponseSpec add(String by, String json) {
        return as(by).post()
                .uri("/api/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static String account(String user, String password, String role, String organisation) {
        return "{\"user\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"%s}"
                .formatted(
                        user,
                        password,
                        role,
                        organisation.isEmpty() ? "" : ",\"organisation\":\"" + organisation + "\"");
    }

    @Test
    void an_operator_adds_an_account_that_can_sign_in() {
        add("chief", account("new.person", PASSWORD, "PROVIDER", TRUST.value()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/accounts/new.person")
                .expectBody()
                .json("{\"user\":\"new.person\",\"role\":\"PROVIDER\",\"organisation\":\"" + TRUST + "\"}")
                .jsonPath("$.password")
                .doesNotExist();

        as("new.person").get().uri("/api/me").exchange().expectStatus().isOk();
    }

    @Test
    void a_name_that_is_taken_is_refused_and_its_owner_kept() {
        add("chief", account("twice", PASSWORD, "REGIONAL", "")).expectStatus().isCreated();
        add("chief", account("twice", "another long password", "OPERATOR", ""))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("already-exists");

        as("twice")
                .get()
                .uri("/api/me")
                .exchange()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("REGIONAL");
    }

    @ParameterizedTest
    @CsvSource({"trust", "region"})
    void nobody_else_changes_accounts(String user) {
        add(user, account("more", PASSWORD, "REGIONAL", ""))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-allowed");
        as(user).delete().uri("/api/accounts/chief").exchange().expectStatus().isForbidden();
    }

    @Test
    void an_operator_does_not_lock_itself_out() {
        as("chief")
                .delete()
                .uri("/api/accounts/chief")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("user");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a long enough password, REGIONAL, '', user",
        "../x, a long enough password, REGIONAL, '', user",
        "short, elevenchars, REGIONAL, '', password",
        "short, '', REGIONAL, '', password",
        "kind, a long enough password, KING, '', role",
        "lost, a long enough password, PROVIDER, '', organisation",
        "lost, a long enough password, UNIVERSITY, RJE01, organisation",
        "lost, a long enough password, OPERATOR, trst00000001, organisation",
    })
    void what_does_not_fit_is_refused_with_its_field(
            String user, String password, String role, String organisation, String field) {
        add("chief", account(user, password, role, organisation))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.accepted")
                .exists();
    }

    @Test
    void a_password_is_never_repeated_in_a_refusal() {
        add("chief", account("shy", "hunter2", "REGIONAL", ""))
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo("");
    }
}
