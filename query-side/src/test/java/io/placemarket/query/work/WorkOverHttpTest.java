package io.placemarket.query.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.OverHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class WorkOverHttpTest extends OverHttp {
    private BodyContentSpec json(String user, String path) {
        return as(user).get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    private String page(String user, String path) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void each_user_hears_of_their_own_work() {
        json("trust", "/api/work")
                .jsonPath("$.kinds.ANSWER")
                .exists()
                .jsonPath("$.kinds.AT_RISK")
                .exists()
                .jsonPath("$.items[0].page")
                .exists();
        json("north", "/api/work").jsonPath("$.kinds.HOLD").exists();
        json("hospice", "/api/work").jsonPath("$.kinds.HOLD").doesNotExist();
        json("operator", "/api/work").jsonPath("$.kinds.AT_RISK").doesNotExist();
    }

    @Test
    void a_long_list_comes_in_pages() {
        String all = page("trust", "/api/work");
        List<String> one = new ArrayList<>(List.of(page("trust", "/api/work?limit=1")));
        while (one.getLast().contains("\"next\":\"")) {
            String cursor = one.getLast().replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
            one.add(page("trust", "/api/work?limit=1&cursor=" + cursor));
        }
        assertThat(one).hasSizeGreaterThan(1).hasSize(all.split("\"page\":", -1).length - 1);
    }

    @Test
    void what_is_no_kind_of_work_is_refused_with_those_there_are() {
        as("trust")
                .get()
                .uri("/api/work?kind=HOLIDAY")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.accepted")
                .value(String.class, accepted -> assertThat(accepted).contains("ANSWER", "HOLD"));
    }

    @Test
    void the_list_is_a_page_for_everybody_and_stands_where_a_provider_and_a_university_begin() {
        assertThat(page("trust", "/my-work")).contains("accept or return", "href=\"/at-risk\"");
        assertThat(page("hospice", "/my-work")).contains("Nothing is waiting for you.");
        assertThat(page("region", "/my-work")).contains("1 booking is at risk");
        assertThat(page("trust", "/my-week")).contains("What needs you", "fewer are safe than are booked");
        assertThat(page("north", "/my-cohorts")).contains("What needs you", "name students, or give back");
    }
}
