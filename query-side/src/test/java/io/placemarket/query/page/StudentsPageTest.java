package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.OverHttp;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page that takes a list of students, in a process that has only pages: a script sends it. */
class StudentsPageTest extends OverHttp {
    private String page(String path) {
        return Objects.requireNonNull(as("south")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void where_nobody_takes_its_form_the_list_is_sent_to_the_api() {
        String offer = "/offers/" + market().wardOffer();
        assertThat(page(offer)).contains("A longer list?", offer + "/students");
        assertThat(page(offer + "/students"))
                .contains("data-path=\"/api" + offer + "/allocations/each\"", "name=\"weeks:first\"")
                .doesNotContain("name=\"checked\"", "name=\"key\"");
    }

    @Test
    void of_a_hold_too_with_nothing_else_to_choose() {
        String offer = "/offers/" + market().southernHold().offer();
        assertThat(page("/holds/" + market().southernHold() + "/students"))
                .contains("data-path=\"/api" + offer + "/allocations/each\"")
                .contains("name=\"hold\" value=\"" + market().southernHold() + "\"")
                .contains("name=\"cohort\" value=\"" + market().southern() + "\"")
                .doesNotContain("<select");
    }
}
