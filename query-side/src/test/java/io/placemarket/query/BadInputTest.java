package io.placemarket.query;

import io.placemarket.kernel.id.IdSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class BadInputTest extends OverHttp {
    private static final String NOBODY = new IdSource(new Random(99)).cohort().value();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/board?weeks=0                      | weeks       | a whole number from 1 to 52
            /api/board?weeks=53                     | weeks       | a whole number from 1 to 52
            /api/board?from=2026-W60                | from        | an ISO week such as 2026-W47
            /api/board?rows=colour                  | rows        | WEEK, PROFESSION, LEVEL, ICB, SECTOR, MODE, SUPERVISION
            /api/board?rows=icb&rows=sector         | rows        | one of WEEK, PROFESSION, LEVEL, ICB, SECTOR, MODE, SUPERVISION
            /api/board?rows=icb&columns=icb         | columns     | another dimension than the rows: WEEK, PROFESSION, LEVEL, SECTOR, MODE, SUPERVISION
            /api/board?columns=week&rows=week       | columns     | another dimension than the rows: PROFESSION, LEVEL, ICB, SECTOR, MODE, SUPERVISION
            /api/board?columns=town                 | columns     | WEEK, PROFESSION, LEVEL, ICB, SECTOR, MODE, SUPERVISION
            /api/board/stream?rows=mode&columns=mode | columns    | another dimension than the rows: WEEK, PROFESSION, LEVEL, ICB, SECTOR, SUPERVISION
            /api/board?icb=Q99                      | icb         |
            /api/board?profession=NUR-CAT           | profession  |
            /api/board?colour=red                   | colour      |
            /api/board/stream?mode=BY_POST          | mode        | IN_PERSON, BLENDED, TECHNOLOGY_BASED
            /api/offers?limit=0                     | limit       | a whole number from 1 to 200
            /api/offers?limit=201                   | limit       | a whole number from 1 to 200
            /api/offers?minFree=-1                  | minFree     | a whole number from 0 to 500
            /api/offers?mine=perhaps                | mine        | true or false
            /api/offers?area=RRK                    | area        | an identifier of the market
            /api/offers?state=GONE                  | state       | OPEN, WITHDRAWN, CLOSED, ENDED
            /api/offers?firstWeek=2026-W50&lastWeek=2026-W49 | lastWeek | a week not before 2026-W50
            /api/offers?cursor=nonsense             | cursor      | the 'next' of a page of the same search
            /api/offers?atLeast=yesterday           | atLeast     |
            /api/organisations?sector=NHS           | sector      |
            /api/plans?year=1066                    | year        |
            /api/placement-areas?provider=RRK       | provider    | an identifier of the market
            """)
    void a_filter_that_cannot_be_understood_is_refused_with_what_would_be_accepted(
            String path, String field, String accepted) {
        var body = as("trust")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field);
        if (accepted != null) {
            body.jsonPath("$.accepted").isEqualTo(accepted);
        } else {
            body.jsonPath("$.accepted").isNotEmpty();
        }
    }

    @Test
    void a_cursor_of_another_search_is_refused() {
        String[] next = new String[1];
        as("trust")
                .get()
                .uri("/api/organisations?limit=1")
                .exchange()
                .expectBody()
                .jsonPath("$.next")
                .value(String.class, cursor -> next[0] = cursor);
        refused("/api/organisations?limit=1&q=example&cursor=" + next[0]);
        refused("/api/placement-areas?limit=1&cursor=" + next[0]);
        as("trust")
                .get()
                .uri("/api/organisations?limit=2&cursor=" + next[0])
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void refused(String path) {
        as("trust")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/offers/xyz",
        "/api/offers/000000000000-00000000",
        "/api/offers/000000000000-00000000/history",
        "/api/placement-areas/000000000000",
        "/api/nothing"
    })
    void what_does_not_exist_is_not_found(String path) {
        as("trust")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void a_cohort_of_nobody_is_not_found_and_anothers_is_not_yours() {
        as("north")
                .get()
                .uri("/api/cohorts/" + NOBODY)
                .exchange()
                .expectStatus()
                .isNotFound();
        for (String part : new String[] {"", "/students", "/fits"}) {
            as("north")
                    .get()
                    .uri("/api/cohorts/" + market().southern + part)
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-yours");
        }
    }

    @Test
    void a_position_the_log_does_not_have_is_refused_with_the_last_it_has() {
        as("trust")
                .get()
                .uri("/api/offers?atLeast=999999")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo("atLeast")
                .jsonPath("$.accepted")
                .isEqualTo("a position that the log has: at most %d now"
                        .formatted(market().story().position()))
                .jsonPath("$.position")
                .isEqualTo(market().story().position());
    }

    @Test
    void nobody_reads_without_signing_in() {
        stranger().get().uri("/api/offers").exchange().expectStatus().isUnauthorized();
        stranger()
                .get()
                .uri("/api/board/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void empty_filters_of_a_form_count_as_absent() {
        as("trust")
                .get()
                .uri("/api/offers?q=&profession=&icb=&firstWeek=&minFree=&cursor=")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
