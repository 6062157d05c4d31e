package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReadsTest extends SearchCase {
    @Test
    void an_offer_that_asks_for_an_agreement_is_found_where_one_allows_all_its_weeks() {
        OrganisationId provider = story.university("Provider that agrees");
        OfferId agreed = story.offer(
                provider,
                story.area(provider, 4),
                Story.terms(Story.ADULT, 4, Story.MONDAY, WEEKS).with(OfferParticulars.NONE.agreed(true)));
        assertThat(offers(search())).doesNotContain(agreed).contains(newcastle);
        AgreementId between = AgreementId.of(provider, north);
        story.tell(
                new AgreementMade(between, provider, north, new TreeSet<>(), Story.MONDAY, Story.MONDAY.plusWeeks(1)));
        assertThat(offers(search())).doesNotContain(agreed);
        assertThat(offers(search("weeks=1"))).contains(agreed);
        OrganisationId next = story.university("Provider that follows");
        story.tell(new OfferHandedOver(agreed, next));
        assertThat(offers(search())).doesNotContain(agreed);
        story.tell(new AgreementMade(
                AgreementId.of(next, north),
                next,
                north,
                new TreeSet<>(),
                Story.MONDAY.plusWeeks(1).plusDays(1),
                Story.MONDAY.plusWeeks(WEEKS)));
        assertThat(offers(search())).contains(agreed);
    }

    @Test
    void the_nearest_comes_first_and_says_how_far_it_is() {
        Found found = search("near=ST5 5BG", "weeks=2");
        assertThat(offers(found)).containsExactly(newcastle, stafford, birmingham);
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.items().getFirst().kilometres().orElseThrow()).isZero();
        // Newcastle-under-Lyme to Stafford is about 23 km, to Edgbaston about 65 km.
        assertThat(found.items().get(1).kilometres().orElseThrow()).isCloseTo(23, within(5.0));
        assertThat(found.items().get(2).kilometres().orElseThrow()).isCloseTo(65, within(8.0));
    }

    @Test
    void without_a_postcode_the_earliest_come_first() {
        OrganisationId provider = story.trust();
        OfferId later = story.offer(
                provider, story.area(provider, 9), Story.terms(Story.ADULT, 9, Story.MONDAY.plusWeeks(1), 3));
        OfferId earlier = story.offer(
                provider, story.area(provider, 1), Story.terms(Story.ADULT, 1, Story.MONDAY.minusWeeks(1), 5));
        Found found = search("weeks=3");
        assertThat(offers(found)).startsWith(earlier).endsWith(later).hasSize(4);
        assertThat(found.items().getFirst().kilometres()).isEmpty();
        assertThat(found.facets()).doesNotContainKey("within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"near=", "near=ST5", "near=B15"})
    void bookings_between_two_pages_show_no_offer_twice_and_skip_none(String near) {
        CohortId others = story.cohort(north, 20, WeekSet.of(FIRST));
        WeekSet all = WeekSet.range(FIRST, FIRST.plus(WEEKS - 1));
        List<OfferId> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Found page = search("weeks=2", near, "limit=1", "cursor=" + next.get());
            seen.addAll(offers(page));
            next = page.next();
            // One place is left in each but the nearest: what had most places has as few as the others.
            if (seen.size() == 1) {
                story.hold(stafford, others, north, 3, all);
                story.hold(birmingham, others, north, 5, WeekSet.range(FIRST, FIRST.plus(1)));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(newcastle, stafford, birmingham);
    }

    @Test
    void bookings_between_two_pages_of_what_fits_show_no_offer_twice_and_skip_none() {
        CohortId others = story.cohort(north, 20, WeekSet.of(FIRST));
        Page<Fit> first = page(cohort, "limit=1");
        assertThat(first.items().getFirst().weeks().size()).isEqualTo(WEEKS);
        story.hold(stafford, others, north, 3, WeekSet.of(FIRST));
        story.hold(newcastle, others, north, 1, WeekSet.of(FIRST));
        Page<Fit> rest = page(cohort, "limit=2", "cursor=" + first.next().orElseThrow());
        assertThat(Stream.of(first, rest)
                        .flatMap(page -> page.items().stream())
                        .map(fit -> fit.offer().offer()))
                .containsExactlyInAnyOrder(newcastle, stafford, birmingham);
    }

    @Test
    void each_facet_counts_what_its_values_would_leave_with_the_other_filters_as_they_are() {
        Found found = search("near=ST5", "within=30", "sector=NHS_TRUST", "weeks=2");
        assertThat(offers(found)).containsExactly(newcastle);
        assertThat(facet(found, "sector")).isEqualTo("NHS_TRUST 1, PRIVATE 1");
        assertThat(facet(found, "within")).isEqualTo("10 1, 25 1, 50 1, 100 2");
        assertThat(facet(found, "mode")).isEqualTo("IN_PERSON 1");
        assertThat(found.alternatives()).isEmpty();
    }

    @Test
    void what_is_full_or_withdrawn_is_not_found() {
        story.hold(newcastle, cohort, north, 2, WeekSet.of(FIRST));
        story.withdraw(stafford);
        assertThat(offers(search("near=ST5"))).isEmpty();
        assertThat(offers(search("near=ST5", "weeks=2"))).containsExactly(newcastle, birmingham);
        assertThat(offers(search("near=ST5", "weeks=3"))).containsExactly(newcastle);
    }

    @Test
    void no_more_is_found_than_the_cohort_may_still_take() {
        WeekSet all = WeekSet.range(FIRST, FIRST.plus(WEEKS - 1));
        CohortId two = story.cohort(north, 2, all);
        assertThat(search(two, university, "students=4")
                        .combined()
                        .orElseThrow()
                        .atMost())
                .isEqualTo(3);
        story.hold(stafford, two, north, 1, all);
        Found one = search(two, university, "students=3");
        assertThat(one.items()).extracting(FoundPlace::fitsFree).containsOnly(2);
        assertThat(one.combined().orElseThrow().atMost()).isEqualTo(2);
        story.hold(stafford, two, north, 1, all);
        assertThat(search(two, university, "filled=true", "students=2")
                        .combined()
                        .orElseThrow()
                        .atMost())
                .isEqualTo(1);
        story.hold(stafford, two, north, 1, all);
        assertThat(search(two, university, "filled=true", "students=2").count()).isZero();
        assertThat(fits(two, "filled=true")).isEmpty();
    }

    private static List<String> parts(Combined.Set set) {
        return set.parts().stream()
                .map(part -> part.students() + " in " + part.place().offer().providerName())
                .toList();
    }

    @Test
    void several_offers_are_combined_for_so_many_students_each_for_whole_weeks_in_one() {
        Combined whole = search("near=ST5", "students=6").combined().orElseThrow();
        assertThat(whole.sets()).singleElement().satisfies(set -> {
            assertThat(parts(set)).containsExactly("4 in Stafford", "2 in Newcastle");
            assertThat(set.kilometres().orElseThrow()).isCloseTo(23, within(5.0));
        });
        Combined twoWeeks =
                search("near=ST5", "students=6", "weeks=2").combined().orElseThrow();
        assertThat(twoWeeks.sets())
                .extracting(SearchReadsTest::parts)
                .containsExactly(List.of("6 in Birmingham"), List.of("4 in Stafford", "2 in Newcastle"));
        Combined tooMany = search("students=20").combined().orElseThrow();
        assertThat(tooMany.sets()).isEmpty();
        assertThat(tooMany.atMost()).isEqualTo(6);
        assertThat(search("near=ST5").combined()).isEmpty();
    }

    @Test
    void a_page_follows_a_page() {
        Found first = search("near=ST5", "weeks=2", "limit=2");
        assertThat(offers(first)).containsExactly(newcastle, stafford);
        Found second = search(
                "near=ST5", "weeks=2", "limit=2", "cursor=" + first.next().orElseThrow());
        assertThat(offers(second)).containsExactly(birmingham);
        assertThat(second.next()).isEmpty();
        assertThat(second.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "near=XX99, near, INVALID_VALUE",
        "near=somewhere, near, INVALID_VALUE",
        "within=10, near, MISSING_VALUE",
        "within=0, within, INVALID_VALUE",
        "minFree=0, minFree, INVALID_VALUE",
        "weeks=105, weeks, INVALID_VALUE",
        "students=0, students, INVALID_VALUE",
        "students=501, students, INVALID_VALUE",
        "weekdays=MON, weekdays, INVALID_VALUE",
        "filled=maybe, filled, INVALID_VALUE",
        "colour=red, colour, INVALID_VALUE"
    })
    void what_cannot_be_understood_is_refused(String parameter, String field, ProblemCode code) {
        assertThatThrownBy(() -> search(parameter)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().field()).hasValue(field);
        });
    }

    @Test
    void only_its_own_university_searches_for_a_cohort() {
        Actor other = new Actor("south", Role.UNIVERSITY, Optional.of(story.university("South")));
        assertThatThrownBy(() -> search(other))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_YOURS));
        assertThatThrownBy(() -> search(new Actor("region", Role.REGIONAL, Optional.empty())))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED));
    }
}
