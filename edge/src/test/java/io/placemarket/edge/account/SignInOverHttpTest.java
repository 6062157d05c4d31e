package io.placemarket.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.EdgeTestApplication;
import io.placemarket.kernel.identity.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class SignInOverHttpTest extends BrowserTest {
    @Test
    void a_right_name_and_password_sign_in_with_a_cookie_no_script_can_read() {
        EntityExchangeResult<byte[]> answer = signIn("trust", PASSWORD, Optional.empty())
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/")
                .expectBody()
                .returnResult();

        assertThat(cookie(answer, Sessions.COOKIE)).satisfies(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofHours(8));
        });
    }

    @Test
    void who_is_signed_in_is_known_to_controllers() {
        stranger()
                .get()
                .uri("/api/me")
                .cookie(Sessions.COOKIE, session("trust"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"user\":\"trust\",\"role\":\"PROVIDER\",\"organisation\":\"" + TRUST + "\"}");
        as("region")
                .get()
                .uri("/api/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"user\":\"region\",\"role\":\"REGIONAL\",\"organisation\":\"none\"}");
    }

    @ParameterizedTest
    @CsvSource({"trust,wrong password", "nobody,a long enough password", "'',''"})
    void a_wrong_name_or_password_leads_back_to_the_form(String user, String password) {
        EntityExchangeResult<byte[]> answer = signIn(user, password, Optional.empty())
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/sign-in?error")
                .expectBody()
                .returnResult();
        assertThat(answer.getResponseCookies()).doesNotContainKey(Sessions.COOKIE);
    }

    @Test
    void a_longer_password_that_begins_with_the_right_one_is_wrong() {
        String longest = "x".repeat(NewAccount.LONGEST_PASSWORD);
        accounts()
                .put(new NewAccount("long", longest, Role.REGIONAL, Optional.empty()))
                .block(Duration.ofSeconds(20));

        signIn("long", longest + "y", Optional.empty()).expectHeader().location("/sign-in?error");
        signIn("long", longest, Optional.empty()).expectHeader().location("/");
    }

    @Test
    void the_page_wanted_is_remembered_until_after_sign_in() {
        EntityExchangeResult<byte[]> sent = stranger()
                .get()
                .uri("/board?from=2026-W47&rows=icb")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/sign-in")
                .expectBody()
                .returnResult();

        signIn("trust", PASSWORD, Optional.of(cookie(sent, SavedTarget.COOKIE).getValue()))
                .expectHeader()
                .location("/board?from=2026-W47&rows=icb")
                .expectCookie()
                .maxAge(SavedTarget.COOKIE, Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example",
                "%2F%2Fevil.example",
                "%2F%5Cevil.example",
                "%2Fa%0D%0AX%3A1",
                "%zz",
                "%2Fsign-in"
            })
    void only_pages_of_this_site_are_gone_to_after_sign_in(String target) {
        signIn("trust", PASSWORD, Optional.of(target))
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/");
    }

    @Test
    void signing_out_ends_the_cookie() {
        String token = csrfToken();
        stranger()
                .post()
                .uri("/sign-out")
                .cookie(CSRF_COOKIE, token)
                .header(CSRF_HEADER, token)
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/sign-in?signed-out")
                .expectCookie()
                .maxAge(Sessions.COOKIE, Duration.ZERO);
    }

    @Test
    void another_process_on_the_same_database_accepts_the_sign_in() {
        SpringApplication other = new SpringApplicationBuilder(EdgeTestApplication.class)
                .properties(
                        "server.port=0",
                        "placemarket.mongodb.uri=" + environment.getRequiredProperty("placemarket.mongodb.uri"))
                .build();
        try (ConfigurableApplicationContext context = other.run()) {
            WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"))
                    .responseTimeout(Duration.ofSeconds(20))
                    .build()
                    .get()
                    .uri("/api/me")
                    .cookie(Sessions.COOKIE, session("trust"))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.user")
                    .isEqualTo("trust");
        }
    }

    @Test
    void a_cookie_that_was_tampered_with_signs_nobody_in() {
        String session = session("region");
        String forged = session.substring(0, session.lastIndexOf('.') + 1) + "A".repeat(43);
        String unsigned =
                "eyJhbGciOiJub25lIn0." + session.substring(session.indexOf('.') + 1, session.lastIndexOf('.') + 1);

        for (String cookie : new String[] {forged, unsigned, "nonsense", "x".repeat(5_000)}) {
            stranger()
                    .get()
                    .uri("/api/me")
                    .cookie(Sessions.COOKIE, cookie)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    @Test
    void an_account_that_is_deactivated_is_out_at_once_in_this_process() {
        accounts()
                .put(new NewAccount("leaver", PASSWORD, Role.REGIONAL, Optional.empty()))
                .block(Duration.ofSeconds(20));
        String session = session("leaver");
        as("leaver").get().uri("/api/me").exchange().expectStatus().isOk();

        as("chief")
                .delete()
                .uri("/api/accounts/leaver")
                .exchange()
                .expectStatus()
                .isNoContent();

        as("leaver").get().uri("/api/me").exchange().expectStatus().isUnauthorized();
        stranger()
                .get()
                .uri("/api/me")
                .cookie(Sessions.COOKIE, session)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        as("chief")
                .delete()
                .uri("/api/accounts/leaver")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_name_is_locked_after_many_wrong_passwords_but_not_for_who_is_at_work_already() {
        accounts()
                .put(new NewAccount("target", PASSWORD, Role.REGIONAL, Optional.empty()))
                .block(Duration.ofSeconds(20));
        as("target").get().uri("/api/me").exchange().expectStatus().isOk();

        for (int i = 0; i < FailedSignIns.MOST; i++) {
            signIn("target", "wrong " + i, Optional.empty()).expectHeader().location("/sign-in?error");
        }

        signIn("target", "wrong again", Optional.empty()).expectHeader().location("/sign-in?error=throttled");
        stranger()
                .get()
                .uri("/api/me")
                .headers(headers -> headers.setBasicAuth("target", "wrong again"))
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-requests");
        as("target").get().uri("/api/me").exchange().expectStatus().isOk();
    }
}
