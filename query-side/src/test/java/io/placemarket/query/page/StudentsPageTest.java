package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.OverHttp;
import org.junit.jupiter.api.Test;

/** The page that takes a list of students, in a process that has only pages. */
class StudentsPageTest extends OverHttp {
    @Test
    void where_nobody_takes_a_list_no_page_asks_for_one() {
        String offer = "/offers/" + market().wardOffer();
        as("south")
                .get()
                .uri(offer)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("Allocate students")
                        .doesNotContain("A longer list?", offer + "/students"));
        as("south").get().uri(offer + "/students").exchange().expectStatus().isNotFound();
        String hold = "/holds/" + market().southernHold() + "/students";
        as("south").get().uri(hold).exchange().expectStatus().isNotFound();
        as("south")
                .get()
                .uri("/my-cohorts/" + market().southern())
                .exchange()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Name students").doesNotContain(hold));
    }
}
