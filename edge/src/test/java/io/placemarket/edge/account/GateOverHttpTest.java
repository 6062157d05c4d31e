package io.placemarket.edge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.identity.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class GateOverHttpTest extends BrowserTest {
    @Test
    void programs_without_an_account_are_told_how_to_name_one() {
        stranger()
                .get()
                .uri("/api/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Placemarket\".*")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in-required");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Requested-With, fetch",
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Site, same-origin",
        "Accept, text/event-stream"
    })
    void a_page_s_script_or_link_without_an_account_makes_the_browser_ask_nothing(String header, String value) {
        stranger()
                .get()
                .uri("/api/me")
                .header(header, value)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    void a_wrong_authorization_is_refused_whatever_the_cookie_says() {
        stranger()
                .get()
                .uri("/api/me")
                .cookie(Sessions.COOKIE, session("trust"))
                .header(HttpHeaders.AUTHORIZATION, "Basic !!!")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        stranger()
                .get()
                .uri("/api/me")
                .cookie(Sessions.COOKIE, session("trust"))
                .header(HttpHeaders.AUTHORIZATION, "Bearer x")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void what_changes_something_needs_the_pages_token() {
        String session = session("trust");
        String token = csrfToken();

        stranger()
                .post()
                .uri("/api/headers")
                .cookie(Sessions.COOKIE, session)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad-csrf-token");
        stranger()
                .post()
                .uri("/api/headers")
                .cookie(Sessions.COOKIE, session)
                .cookie(CSRF_COOKIE, token)
                .header(CSRF_HEADER, "another")
                .exchange()
                .expectStatus()
                .isForbidden();
        stranger()
                .post()
                .uri("/api/headers")
                .cookie(Sessions.COOKIE, session)
                .cookie(CSRF_COOKIE, token)
                .header(CSRF_HEADER, token)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void signing_in_needs_the_pages_token_too() {
        stranger()
                .post()
                .uri("/sign-in")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("user=trust&password=x")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad-csrf-token");
    }

    @Test
    void a_program_that_names_its_account_needs_no_token_unless_a_browser_says_another_site_sent_it() {
        as("trust").post().uri("/api/headers").exchange().expectStatus().isOk();
        as("trust")
                .post()
                .uri("/api/headers")
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad-csrf-token");
    }

    @Test
    void pages_come_with_headers_that_keep_them_to_themselves() {
        as("trust")
                .get()
                .uri("/board")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectCookie()
                .exists(CSRF_COOKIE)
                .expectCookie()
                .httpOnly(CSRF_COOKIE, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/edge/plain.css", "/problems", "/problems/not-found"})
    void some_addresses_are_open_to_all(String uri) {
        stranger().get().uri(uri).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/api/openapi", "/api/docs", "/favicon.ico", "/health", "/actuator/health"})
    void what_others_show_to_all_is_not_hidden_behind_the_sign_in(String uri) {
        stranger()
                .get()
                .uri(uri)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(404, 405));
    }

    @Test
    void many_requests_at_once_with_one_password_cost_one_check() {
        accounts()
                .put(new NewAccount("busy", PASSWORD, Role.REGIONAL, Optional.empty()))
                .block(Duration.ofSeconds(20));
        WebClient program = WebClient.builder()
                // Not Netty's: the other process of this test has closed the loops they would share.
                .clientConnector(new JdkClientHttpConnector())
                .baseUrl("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"))
                .defaultHeaders(headers -> headers.setBasicAuth("busy", PASSWORD))
                .build();

        assertThat(Flux.range(0, 300)
                        .flatMap(i -> program.get().uri("/api/me").retrieve().toBodilessEntity(), 50)
                        .map(answer -> answer.getStatusCode().value())
                        .distinct()
                        .collectList()
                        .block(Duration.ofSeconds(60)))
                .containsExactly(200);
    }

    @Test
    void what_blocks_an_event_loop_would_be_noticed() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> Mono.fromCallable(() -> never.await(1, TimeUnit.MILLISECONDS))
                        .subscribeOn(Schedulers.parallel())
                        .block(Duration.ofSeconds(10)))
                .hasRootCauseInstanceOf(BlockingOperationError.class);
    }
}
