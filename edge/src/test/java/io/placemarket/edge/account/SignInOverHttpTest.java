package io.placemarket.edge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.edge.EdgeTest;
import io.placemarket.edge.EdgeTestApplication;
import io.placemarket.kernel.identity.Role;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class SignInOverHttpTest extends EdgeTest {
    private static final String CSRF_COOKIE = "XSRF-TOKEN";
    private static final String CSRF_HEADER = "X-XSRF-TOKEN";

    @Autowired
    private Environment environment;

    /** The token a page's script finds in its cookie. */
    private String csrfToken() {
        return cookie(
                        stranger()
                                .get()
                                .uri("/problems")
                                .accept(MediaType.TEXT_HTML)
                                .exchange()
                                .expectBody()
                                .returnResult(),
                        CSRF_COOKIE)
                .getValue();
    }

    private static ResponseCookie cookie(EntityExchangeResult<?> answer, String name) {
        return Objects.requireNonNull(answer.getResponseCookies().getFirst(name), "no cookie " + name);
    }

    private WebTestClient.ResponseSpec signIn(String user, String password, Optional<String> target) {
        String token = csrfToken();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("user", user);
        form.add("password", password);
        return stranger()
                .post()
                .uri("/sign-in")
                .cookie(CSRF_COOKIE, token)
                .cookies(cookies -> target.ifPresent(value -> cookies.add(SavedTarget.COOKIE, value)))
                .header(CSRF_HEADER, token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange();
    }

    private String session(String user) {
        return cookie(
                        signIn(user, PASSWORD, Optional.empty())
                                .expectStatus()
                                .isSeeOther()
                                .expectBody()
                                .returnResult(),
                        Sessions.COOKIE)
                .getValue();
    }

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
    @CsvSource({"X-Requested-With, fetch", "Sec-Fetch-Mode, cors", "Accept, text/event-stream"})
    void a_pages_script_without_an_account_makes_the_browser_ask_nothing(String header, String value) {
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
                        .block(Duration.ofSeconds(20)))
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
