package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.Story;
import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.market=search") // one of its own: it tells more than others expect
class PlaceSearchOverHttpTest extends OverHttp {
    @Test
    void a_university_searches_for_its_cohort() {
        as("north")
                .get()
                .uri("/api/cohorts/" + market().northern + "/search?sector=NHS_TRUST&minFree=1&weeks=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectBody()
                .jsonPath("$.items[0].offer")
                .isEqualTo(market().wardOffer.value())
                .jsonPath("$.items[0].fitsFree")
                .isEqualTo(1)
                .jsonPath("$.items[0].weeks[0]")
                .isEqualTo("2026-W48")
                .jsonPath("$.facets.sector[0].value")
                .isNotEmpty();
    }

    @Test
    void what_is_searched_is_said_and_only_what_takes_all_of_it_is_found() {
        as("north")
                .get()
                .uri("/api/cohorts/" + market().northern + "/search")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.weeks[0]")
                .isEqualTo("2026-W48/2026-W49")
                .jsonPath("$.count")
                .isEqualTo(0)
                .jsonPath("$.alternatives[0].what")
                .isEqualTo("1 week in a row");
        as("north")
                .get()
                .uri("/api/cohorts/" + market().northern + "/search?filled=perhaps")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("filled")
                .jsonPath("$.accepted")
                .isEqualTo("true or false");
    }

    @Test
    void a_window_and_exact_days_are_searched() {
        String path = "/api/cohorts/" + market().northern + "/search";
        for (String when :
                new String[] {"?weeks=1&from=2026-W48&to=2026-W48", "?firstDay=2026-11-24&lastDay=2026-11-27"}) {
            as("north")
                    .get()
                    .uri(path + when)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.weeks[0]")
                    .isEqualTo("2026-W48")
                    .jsonPath("$.items[0].offer")
                    .isEqualTo(market().wardOffer.value());
        }
        as("north")
                .get()
                .uri(path + "?firstDay=2026-11-24&lastDay=2027-11-27")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo("lastDay")
                .jsonPath("$.accepted")
                .isEqualTo("a day in a week to come in which the cohort must be placed: 2026-W48/2026-W49");
    }

    @Test
    void the_page_asks_for_a_window_or_exact_days_and_shows_them_again() {
        String path = "/my-cohorts/" + market().northern + "/search";
        assertThat(page(path + "?weeks=1&from=2026-W48&to=2026-W48"))
                .contains("/offers/" + market().wardOffer, "1 week in a row of w/c 23 Nov 2026 (1 week)")
                .contains(
                        "From the week of",
                        "<option value=\"2026-W48\" selected=\"selected\">Mon 23 Nov 2026</option>");
        assertThat(page(path + "?firstDay=2026-11-24&lastDay=2026-11-27"))
                .contains("Tue 24 Nov 2026 to Fri 27 Nov 2026", "value=\"2026-11-24\"", "value=\"2026-11-27\"");
    }

    @Test
    void weekdays_are_a_filter_a_facet_and_fields_of_the_form() {
        String path = "/api/cohorts/" + market().northern + "/search?weeks=1";
        as("north")
                .get()
                .uri(path + "&weekdays=MONDAY,TUESDAY")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(0)
                .jsonPath("$.facets.weekdays[0].value")
                .isEqualTo("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY");
        as("north")
                .get()
                .uri(path + "&weekdays=Mon")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("weekdays")
                .jsonPath("$.accepted")
                .isEqualTo("MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY");
        assertThat(
                        page(
                                "/my-cohorts/" + market().northern
                                        + "/search?weeks=1&weekdays=MONDAY&weekdays=TUESDAY&weekdays=WEDNESDAY&weekdays=THURSDAY&weekdays=FRIDAY"))
                .contains("/offers/" + market().wardOffer)
                .contains("<legend class=\"nhsuk-label\">Weekdays on which students can be there, if not all</legend>")
                .contains("name=\"weekdays\" value=\"FRIDAY\" checked=\"checked\"")
                .contains("name=\"weekdays\" value=\"SUNDAY\">")
                .contains("Monday to Friday</a>");
    }

    @Test
    void the_terms_of_what_is_found_name_its_weekdays() {
        Story story = market().story();
        OfferId offer = story.offer(
                market().trust,
                story.area(market().trust, 4),
                Story.terms(Story.PHYSIO, 2, Story.MONDAY, 2)
                        .hours(OptionalInt.of(30))
                        .with(OfferParticulars.NONE.on(Optional.of(Weekdays.of(
                                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)))));
        CohortId cohort = story.cohort(
                market().north, Story.PHYSIO, 2, WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY)));
        assertThat(page("/my-cohorts/" + cohort + "/search?atLeast=" + story.position()))
                .contains("/offers/" + offer, "In person, every Mon, Tue, Thu, Fri, 30 hours a week");
        assertThat(page("/my-cohorts/" + cohort)).contains("every Mon, Tue, Thu, Fri, 30 hours a week");
    }

    @Test
    void the_terms_of_what_is_found_say_how_many_learn_together() {
        Story story = market().story();
        OfferId offer = story.offer(
                market().trust,
                story.area(market().trust, 4),
                Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2)
                        .supervised(SupervisionModel.of("CLIP"))
                        .with(OfferParticulars.NONE.inGroupsOf(OptionalInt.of(4))));
        CohortId cohort = story.cohort(
                market().north, Story.PHYSIO, 2, WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY)));
        assertThat(page("/my-cohorts/" + cohort + "/search?atLeast=" + story.position()))
                .contains("/offers/" + offer, "Collaborative (CLiP), in groups of 4");
        assertThat(page("/offers/" + offer))
                .contains("<dt>Supervision</dt><dd>Collaborative (CLiP), in groups of 4</dd>");
    }

    @Test
    void anothers_cohort_is_not_searched_for() {
        as("north")
                .get()
                .uri("/api/cohorts/" + market().southern + "/search")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-yours");
    }

    @Test
    void the_page_lists_what_fits_and_where_nothing_does_what_would() {
        String path = "/my-cohorts/" + market().northern + "/search";
        assertThat(page(path + "?weeks=1"))
                .contains("/offers/" + market().wardOffer, "How many each filter would leave", "NHS trust")
                .contains("Only what could be booked whole now:", "1 week in a row of w/c 23 Nov to 30 Nov 2026")
                .contains("Also weeks in which nobody is still to place");
        assertThat(page(path + "?weeks=1&mode=BLENDED"))
                .contains(
                        "Nothing that is open could be booked for all that is asked:",
                        "What could:",
                        "Another mode</a>: <span>2 offers</span>")
                .contains("href=\"" + path + "?weeks=1\"");
        assertThat(page(path + "?weeks=1&students=2")).contains("Together for", "2 students");
        assertThat(page(path + "?weeks=1&students=400")).contains("Together these offers take");
        assertThat(page("/my-cohorts/" + market().northern)).contains("href=\"" + path + "\"");
    }

    private String page(String path) {
        return Objects.requireNonNull(as("north")
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
