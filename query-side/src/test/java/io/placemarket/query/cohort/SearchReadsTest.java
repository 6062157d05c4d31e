package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReadsTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final int WEEKS = 4;

    private final Story story = new Story(9);
    private final OrganisationId north = story.university("North");
    private final Actor university = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    private final CohortId cohort = story.cohort(north, 6, WeekSet.range(FIRST, FIRST.plus(WEEKS - 1)));
    private final OfferId newcastle = offer("Newcastle", Ownership.NHS, "ST5 1AA", Mode.IN_PERSON, 2, WEEKS);
    private final OfferId stafford = offer("Stafford", Ownership.PRIVATE, "ST16", Mode.IN_PERSON, 4, WEEKS);
    private final OfferId birmingham = offer("Birmingham", Ownership.NHS, "B15 2TH", Mode.BLENDED, 6, 2);

    private OfferId offer(String name, Ownership ownership, String postcode, Mode mode, int places, int weeks) {
        OrganisationId provider = story.ids().organisation();
        story.tell(new OrganisationAdded(
                provider,
                new Organisation(
                        name,
                        Set.of(OrganisationRole.PROVIDER),
                        ownership,
                        Setting.HOSPITAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("QNC"),
                        Optional.of(name),
                        Optional.of(postcode))));
        return story.offer(
                provider,
                story.area(provider, 10),
                OfferTerms.plain(
                                Story.ADULT,
                                LearnerLevel.ANY,
                                Story.MONDAY,
                                Story.MONDAY.plusWeeks(weeks).minusDays(3),
                                places)
                        .in(mode));
    }

    private Found search(String... parameters) {
        return search(university, parameters);
    }

    private Found search(Actor actor, String... parameters) {
        return search(cohort, actor, parameters);
    }

    private Found search(CohortId cohort, Actor actor, String... parameters) {
        Market market = story.market();
        return new SearchReads(PlacesAt.of(market), new Today(Story.MONDAY), actor)
                .search(
                        Need.of(new CohortReads(market).own(cohort, actor), market),
                        SearchQuery.of(filters(parameters)));
    }

    private static Filters filters(String... parameters) {
        Map<String, List<String>> given = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return new Filters(given);
    }

    private static List<OfferId> offers(Found found) {
        return found.items().stream().map(place -> place.offer().offer()).toList();
    }

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

    private static String facet(Found found, String name) {
        return String.join(
                ", ",
                found.facets().getOrDefault(name, List.of()).stream()
                        .map(facet -> facet.value() + " " + facet.count())
                        .toList());
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
    void where_nothing_is_found_the_nearest_alternatives_are_named_with_what_to_change() {
        Found found = search("near=ST5", "within=10", "minFree=4", "weeks=4");
        assertThat(found.items()).isEmpty();
        assertThat(found.alternatives())
                .extracting(way -> way.what() + " -> " + way.best().offer().offer() + " " + way.parameters())
                .containsExactly(
                        "Farther away -> " + stafford + " {within=}",
                        "Fewer students together -> " + newcastle + " {minFree=}");
        assertThat(ways(search("mode=BLENDED", "weeks=4")))
                .containsExactly("Another mode -> 2", "2 weeks in a row -> 1");
    }

    private static List<String> ways(Found found) {
        assertThat(found.count()).isZero();
        return found.alternatives().stream()
                .map(way -> way.what() + " -> " + way.count())
                .toList();
    }

    /** The first two weeks of both offers within thirty kilometres are taken by somebody else. */
    private void fullAtFirst() {
        CohortId others = story.cohort(north, 20, WeekSet.of(FIRST));
        WeekSet two = WeekSet.range(FIRST, FIRST.plus(1));
        story.hold(newcastle, others, north, 2, two);
        story.hold(stafford, others, north, 4, two);
    }

    @Test
    void the_nearest_other_weeks_as_long_as_the_window_come_first() {
        fullAtFirst();
        Found found = search("near=ST5", "within=30", "weeks=2", from(0), to(1));
        assertThat(ways(found)).containsExactly("2 weeks later -> 2", "Farther away -> 1");
        assertThat(found.alternatives().getFirst().parameters())
                .containsEntry("from", FIRST.plus(2).toString())
                .containsEntry("to", FIRST.plus(3).toString());
        assertThat(found.alternatives().getFirst().best().offer().offer()).isEqualTo(newcastle);
        assertThat(found.alternatives().getFirst().best().weeks())
                .isEqualTo(WeekSet.range(FIRST.plus(2), FIRST.plus(3)));
        assertThat(ways(search("near=B15", "within=1", from(2), to(3))))
                .containsExactly("2 weeks earlier -> 1", "Farther away -> 2");
    }

    @Test
    void exact_days_are_moved_by_whole_weeks_within_the_cohorts() {
        fullAtFirst();
        Found found = search(
                "near=ST5", "within=30", "firstDay=" + Story.MONDAY.plusDays(1), "lastDay=" + Story.MONDAY.plusDays(3));
        assertThat(ways(found)).containsExactly("2 weeks later -> 2", "Farther away -> 1");
        assertThat(found.alternatives().getFirst().parameters())
                .containsEntry("firstDay", Story.MONDAY.plusDays(15).toString())
                .containsEntry("lastDay", Story.MONDAY.plusDays(17).toString());
    }

    @Test
    void two_things_are_changed_only_where_no_one_change_is_enough() {
        fullAtFirst();
        Found found = search("near=ST5", "within=30", "mode=TECHNOLOGY_BASED", "weeks=2", from(0), to(1));
        assertThat(ways(found))
                .containsExactly("2 weeks later and another mode -> 2", "Farther away and another mode -> 1");
        assertThat(ways(search("mode=BLENDED", "near=ST5", "within=1", "minFree=7", "weeks=2")))
                .containsExactly(
                        "Farther away and fewer students together -> 1",
                        "Another mode and fewer students together -> 1");
    }

    @Test
    void where_more_than_two_changes_are_needed_anything_is_named() {
        assertThat(ways(search("mode=TECHNOLOGY_BASED", "near=SY1", "within=1", "minFree=7", from(1), to(2))))
                .containsExactly("Anything for at least one student and one week -> 3");
    }

    @Test
    void following_an_alternative_finds_as_many_as_it_said() {
        fullAtFirst();
        follow("near=ST5", "within=10", "minFree=4");
        follow("near=ST5", "within=30", "weeks=2", from(0), to(1));
        follow("near=ST5", "within=30", "mode=TECHNOLOGY_BASED", "weeks=2", from(0), to(1));
        follow("mode=TECHNOLOGY_BASED", "near=SY1", "within=1", "minFree=7", from(1), to(2));
        follow("near=ST5", "within=30", "firstDay=" + Story.MONDAY, "lastDay=" + Story.MONDAY.plusDays(9));
        follow("mode=BLENDED", "weeks=4");
        follow("weekdays=SUNDAY");
        follow("icb=QOC");
    }

    private void follow(String... parameters) {
        Found nothing = search(parameters);
        assertThat(nothing.alternatives()).isNotEmpty();
        for (Found.Alternative way : nothing.alternatives()) {
            Map<String, String> given = new HashMap<>();
            for (String parameter : parameters) {
                int equals = parameter.indexOf('=');
                given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
            given.putAll(way.parameters());
            Found found = search(given.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
            assertThat(found.count()).as(way.what()).isEqualTo(way.count()).isPositive();
            assertThat(found.items().getFirst()).isEqualTo(way.best());
        }
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
    void what_is_found_takes_all_weeks_asked_for_and_none_of_them_is_left_out() {
        assertThat(search().weeks()).isEqualTo(WeekSet.range(FIRST, FIRST.plus(WEEKS - 1)));
        assertThat(search().items())
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.weeks()).isEqualTo(search().weeks()));
        assertThat(offers(search())).doesNotContain(birmingham);
        assertThat(offers(search("weeks=2"))).contains(birmingham);
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

    private static String from(int week) {
        return "from=" + FIRST.plus(week);
    }

    private static String to(int week) {
        return "to=" + FIRST.plus(week);
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

    private List<Fit> fits(CohortId cohort, String... parameters) {
        return page(cohort, parameters).items();
    }

    private Page<Fit> page(CohortId cohort, String... parameters) {
        Market market = story.market();
        return new FitReads(PlacesAt.of(market), new Today(Story.MONDAY), university)
                .fits(
                        Need.of(new CohortReads(market).own(cohort, university), market),
                        FitQuery.of(filters(parameters)));
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
