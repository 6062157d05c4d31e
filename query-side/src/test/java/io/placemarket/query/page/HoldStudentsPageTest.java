package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.page.NamedStudentsWayIn;
import io.placemarket.query.OverHttp;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The page that takes a list of students for the places of a hold, in a process where somebody takes it. */
@Import(HoldStudentsPageTest.Taking.class)
class HoldStudentsPageTest extends OverHttp {
    /** No configuration by itself: other tests would find it. */
    static class Taking {
        @Bean
        NamedStudentsWayIn takesLists() {
            return offer -> "/lists-of/" + offer;
        }
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
    void a_university_finds_it_where_it_sees_the_hold_and_names_nothing_but_students() {
        String path = "/holds/" + market().southernHold() + "/students";
        assertThat(page("south", "/my-cohorts/" + market().southern())).contains("href=\"" + path + "\"");
        assertThat(page("south", path))
                .contains("in the hold of <strong>1 place</strong>")
                .contains("action=\"/lists-of/" + market().southernHold().offer())
                .contains("name=\"hold\" value=\"" + market().southernHold() + "\"")
                .contains("name=\"cohort\" value=\"" + market().southern() + "\"")
                .doesNotContain("<select", "data-path=\"/api/offers/");
    }

    @Test
    void nobody_else_finds_it() {
        String path = "/holds/" + market().southernHold() + "/students";
        as("north").get().uri(path).exchange().expectStatus().isNotFound();
        as("hospice").get().uri(path).exchange().expectStatus().isForbidden();
        assertThat(page("hospice", "/offers/" + market().southernHold().offer()))
                .doesNotContain(path);
    }
}
