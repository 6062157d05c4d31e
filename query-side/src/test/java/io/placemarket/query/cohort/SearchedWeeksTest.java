package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Story;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which weeks and on which days places are found. */
class SearchedWeeksTest extends SearchCase {
    @Test
    void what_is_found_takes_all_weeks_asked_for_and_none_of_them_is_left_out() {
        assertThat(search().weeks()).isEqualTo(WeekSet.range(FIRST, FIRST.plus(WEEKS - 1)));
        assertThat(search().items())
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.weeks()).isEqualTo(search().weeks()));
        assertThat(offers(search())).doesNotContain(birmingham);
        assertThat(offers(search("weeks=2"))).contains(birmingham);
    }

    @Test
    void weeks_in_which_nobody_is_still_to_place_are_left_out_unless_asked_for() {
        story.hold(birmingham, cohort, north, 6, WeekSet.of(FIRST));
        WeekSet later = WeekSet.range(FIRST.plus(1), FIRST.plus(WEEKS - 1));
        Found found = search();
        assertThat(found.weeks()).isEqualTo(later);
        assertThat(offers(found)).containsExactlyInAnyOrder(newcastle, stafford);
        assertThat(found.items()).allSatisfy(place -> assertThat(place.weeks()).isEqualTo(later));
        assertThat(fits(cohort)).extracting(Fit::weeks).containsExactly(later, later, WeekSet.of(FIRST.plus(1)));
        Found filled = search("filled=true");
        assertThat(filled.weeks().first()).isEqualTo(FIRST);
        assertThat(filled.items()).extracting(FoundPlace::fitsFree).containsOnly(1);
    }

    @Test
    void where_nobody_is_still_to_place_nothing_is_searched() {
        story.hold(stafford, cohort, north, 6, WeekSet.range(FIRST, FIRST.plus(WEEKS - 1)));
        Found found = search("students=2");
        assertThat(found.weeks()).isEqualTo(WeekSet.none());
        assertThat(found.count()).isZero();
        assertThat(found.alternatives()).isEmpty();
    }

    @Test
    void fewer_or_more_weeks_than_a_booking_may_have_are_not_found() {
        OrganisationId provider = story.trust();
        OfferId threeAtMost =
                story.offer(provider, story.area(provider, 4), ofWeeks(OptionalInt.of(2), OptionalInt.of(3)));
        assertThat(offers(search())).doesNotContain(threeAtMost);
        assertThat(offers(search("weeks=3"))).contains(threeAtMost);
        assertThat(offers(search("weeks=1"))).doesNotContain(threeAtMost);
        assertThat(fits(cohort))
                .filteredOn(fit -> fit.offer().offer().equals(threeAtMost))
                .extracting(fit -> fit.weeks().size())
                .containsExactly(3);
    }

    @Test
    void consecutive_weeks_are_found_within_the_window_alone() {
        Found late = search("weeks=2", from(2), to(3));
        assertThat(late.weeks()).isEqualTo(WeekSet.range(FIRST.plus(2), FIRST.plus(3)));
        assertThat(offers(late)).containsExactlyInAnyOrder(newcastle, stafford);
        assertThat(late.items()).allSatisfy(place -> assertThat(place.weeks()).isEqualTo(late.weeks()));
        story.hold(stafford, cohort, north, 4, WeekSet.of(FIRST.plus(1)));
        assertThat(offers(search("weeks=2", from(1)))).containsExactlyInAnyOrder(newcastle, stafford);
        assertThat(offers(search("weeks=2", from(1), to(2)))).containsExactly(newcastle);
        assertThat(offers(search("weeks=2", to(1)))).containsExactlyInAnyOrder(newcastle, birmingham);
    }

    @Test
    void of_a_window_without_a_number_all_weeks_are_taken() {
        Found early = search(from(0), to(1));
        assertThat(offers(early)).containsExactlyInAnyOrder(newcastle, stafford, birmingham);
        assertThat(early.items()).allSatisfy(place -> assertThat(place.weeks()).isEqualTo(early.weeks()));
        assertThat(offers(search(from(1), to(2)))).containsExactlyInAnyOrder(newcastle, stafford);
        assertThat(search(from(40)).weeks()).isEqualTo(WeekSet.none());
        assertThat(search(from(40)).count()).isZero();
    }

    private Found exactly(LocalDate first, LocalDate last) {
        return search("firstDay=" + first, "lastDay=" + last);
    }

    @Test
    void exact_days_are_found_where_an_offer_begins_no_later_and_ends_no_earlier() {
        LocalDate friday = Story.MONDAY.plusDays(11);
        assertThat(offers(exactly(Story.MONDAY, friday))).containsExactlyInAnyOrder(newcastle, stafford, birmingham);
        assertThat(exactly(Story.MONDAY, friday).items())
                .allSatisfy(place -> assertThat(place.weeks()).isEqualTo(WeekSet.range(FIRST, FIRST.plus(1))));
        assertThat(offers(exactly(Story.MONDAY, friday.plusDays(1)))).containsExactlyInAnyOrder(newcastle, stafford);
    }

    @Test
    void exact_days_are_asked_for_though_nobody_is_still_to_place() {
        story.hold(birmingham, cohort, north, 6, WeekSet.of(FIRST));
        Found found = exactly(Story.MONDAY, Story.MONDAY.plusDays(4));
        assertThat(offers(found)).containsExactlyInAnyOrder(newcastle, stafford);
        assertThat(found.items()).extracting(FoundPlace::fitsFree).containsOnly(1);
    }

    @Test
    void exact_days_on_none_of_which_its_students_come_do_not_fit() {
        OfferId mondays = offerOn(DayOfWeek.MONDAY);
        assertThat(offers(exactly(Story.MONDAY, Story.MONDAY.plusDays(2)))).contains(mondays);
        assertThat(offers(exactly(Story.MONDAY.plusDays(1), Story.MONDAY.plusDays(4))))
                .doesNotContain(mondays);
    }

    @Test
    void an_offer_fits_where_its_students_can_be_there_on_all_of_its_weekdays() {
        OfferId mondays = offerOn(DayOfWeek.MONDAY);
        OfferId both = offerOn(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        OfferId weekends = offerOn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(offers(search("weekdays=MONDAY"))).containsExactly(mondays);
        assertThat(offers(search("weekdays=monday,TUESDAY"))).containsExactlyInAnyOrder(mondays, both);
        assertThat(offers(search("weekdays=MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")))
                .containsExactlyInAnyOrder(mondays, both, newcastle, stafford);
        assertThat(offers(search("weekdays=SATURDAY,SUNDAY,MONDAY"))).containsExactlyInAnyOrder(mondays, weekends);
        assertThat(offers(search())).containsExactlyInAnyOrder(mondays, both, weekends, newcastle, stafford);
    }

    @Test
    void the_facet_of_weekdays_counts_what_choosing_them_would_leave() {
        offerOn(DayOfWeek.MONDAY);
        offerOn(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        Found all = search();
        assertThat(facet(all, "weekdays"))
                .isEqualTo("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY 4, MONDAY,TUESDAY 2, MONDAY 1");
        assertThat(facet(search("weekdays=MONDAY"), "weekdays")).isEqualTo(facet(all, "weekdays"));
        assertThat(all.facets().getOrDefault("weekdays", List.of()))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(search("weekdays=" + one.value()).count()).isEqualTo(one.count()))
                .extracting(Found.Facet::label)
                .containsExactly("Monday to Friday", "Mon, Tue", "Mon");
    }

    private OfferId offerOn(DayOfWeek... days) {
        OrganisationId provider = story.trust();
        return story.offer(provider, story.area(provider, 4), onDays(days));
    }

    private static OfferTerms onDays(DayOfWeek... days) {
        return Story.terms(Story.ADULT, 4, Story.MONDAY, WEEKS)
                .with(OfferParticulars.NONE.on(Optional.of(Weekdays.of(days))));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-48, from, an ISO week such as 2026-W47",
        "to=Christmas, to, an ISO week such as 2026-W47",
        "from=2026-W50 to=2026-W49, to, a week not before 2026-W50",
        "from=2026-W48 to=2026-W49 weeks=3, weeks, a whole number from 1 to 2: so many weeks there are from 2026-W48 to 2026-W49",
        "firstDay=23/11/2026 lastDay=2026-11-27, firstDay, a day as yyyy-mm-dd",
        "firstDay=2026-11-23, lastDay, a day as yyyy-mm-dd: exact days have a first and a last",
        "lastDay=2026-11-27, firstDay, a day as yyyy-mm-dd: exact days have a first and a last",
        "'firstDay=2026-11-27 lastDay=2026-11-26', lastDay, 'a day not before firstDay, 2026-11-27'",
        "'firstDay=2026-11-27 lastDay=2029-11-26', lastDay, 'a day within 104 weeks of 2026-11-27'",
        "'firstDay=2026-11-23 lastDay=2026-11-27 weeks=1', firstDay, 'either from, to and weeks, or firstDay and lastDay'",
        "'firstDay=2026-11-23 lastDay=2026-11-27 from=2026-W48', firstDay, 'either from, to and weeks, or firstDay and lastDay'",
        "firstDay=2026-11-22 lastDay=2026-11-27, firstDay, a day in a week to come in which the cohort must be placed: 2026-W48/2026-W51",
        "firstDay=2026-11-23 lastDay=2026-12-21, lastDay, a day in a week to come in which the cohort must be placed: 2026-W48/2026-W51"
    })
    void weeks_and_days_that_cannot_be_searched_are_refused(String parameters, String field, String accepted) {
        assertThatThrownBy(() -> search(parameters.split(" ", -1)))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().field()).hasValue(field);
                    assertThat(refused.problem().accepted()).hasValue(accepted);
                });
    }

    private static OfferTerms ofWeeks(OptionalInt least, OptionalInt most) {
        return Story.terms(Story.ADULT, 4, Story.MONDAY, WEEKS).with(OfferParticulars.NONE.lasting(least, most));
    }
}
