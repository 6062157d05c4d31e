package io.placemarket.edge.account;

import io.placemarket.edge.EdgeTest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Signs in as a browser does. */
abstract class BrowserTest extends EdgeTest {
    static final String CSRF_COOKIE = "XSRF-TOKEN";
    static final String CSRF_HEADER = "X-XSRF-TOKEN";

    @Autowired
    Environment environment;

    /** The token a page's script finds in its cookie. */
    final String csrfToken() {
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

    static ResponseCookie cookie(EntityExchangeResult<?> answer, String name) {
        return Objects.requireNonNull(answer.getResponseCookies().getFirst(name), "no cookie " + name);
    }

    final WebTestClient.ResponseSpec signIn(String user, String password, Optional<String> target) {
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

    final String session(String user) {
        return cookie(
                        signIn(user, PASSWORD, Optional.empty())
                                .expectStatus()
                                .isSeeOther()
                                .expectBody()
                                .returnResult(),
                        Sessions.COOKIE)
                .getValue();
    }
}
