package io.placemarket.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import io.placemarket.query.OverHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarOverHttpTest extends OverHttp {
    private static String hash(String secret) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private void gone(String secret) {
        stranger()
                .get()
                .uri("/calendars/{secret}.ics", secret)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    private String read(String secret) {
        String body = stranger()
                .get()
                .uri("/calendars/{secret}.ics", secret)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/calendar;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    @Test
    void a_link_is_read_without_an_account_until_another_is_made_or_it_is_revoked() throws Exception {
        CalendarId calendar = CalendarId.of(market().ward());
        gone("first");
        market().story().tell(new CalendarLinkMade(calendar, hash("first"), Optional.empty()));
        caughtUp();
        assertThat(read("first"))
                .contains("BEGIN:VEVENT", "1 student: Adult nursing", "2 places held")
                .doesNotContain("N-0001", "S-7001");
        market().story().tell(new CalendarLinkMade(calendar, hash("second"), Optional.empty()));
        caughtUp();
        gone("first");
        assertThat(read("second")).contains("BEGIN:VEVENT");
        market().story().tell(new CalendarLinkRevoked(calendar));
        caughtUp();
        gone("second");
    }

    @Test
    void the_hash_that_stands_in_the_log_opens_nothing() throws Exception {
        CalendarId calendar = CalendarId.of(market().northern());
        market().story().tell(new CalendarLinkMade(calendar, hash("a secret"), Optional.empty()));
        caughtUp();
        gone(hash("a secret"));
        assertThat(read("a secret")).contains("X-WR-CALNAME:BSc Example: placements");
        market().story().tell(new CalendarLinkRevoked(calendar));
        caughtUp();
    }

    @Test
    void whose_it_is_can_make_and_revoke_a_link_on_the_page() {
        page("trust", "/areas/" + market().ward(), "Make a link", true);
        page("hospice", "/areas/" + market().ward(), "Make a link", false);
        page("region", "/areas/" + market().ward(), "Make a link", false);
        page("north", "/my-cohorts/" + market().northern(), "Make a link", true);
    }

    private void page(String user, String path, String words, boolean shown) {
        assertThat(as(user).get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .satisfies(body -> assertThat(String.valueOf(body).contains(words))
                        .as(user)
                        .isEqualTo(shown));
    }
}
