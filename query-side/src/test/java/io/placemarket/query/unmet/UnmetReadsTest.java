package io.placemarket.query.unmet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnmetReadsTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet TWO = WeekSet.range(FIRST, FIRST.plus(1));
    private static final Today TODAY = Today.of(Instant.parse("2026-11-23T12:00:00Z"));
    private static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());

    private final Story story = new Story(4);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final OfferId oneWeek =
            story.offer(trust, story.area(trust, 9), Story.terms(Story.ADULT, 9, Story.MONDAY, 1));

    private static UnmetQuery query(Map<String, List<String>> parameters) {
        return UnmetQuery.of(new Filters(parameters), TODAY);
    }

    private UnmetDemand seenBy(Actor actor) {
        return new UnmetReads(story.market(), 5).of(query(Map.of()), actor);
    }

    @Test
    void weeks_for_which_nothing_fits_are_unmet_and_weeks_with_room_are_not() {
        story.cohort(north, 12, TWO);
        UnmetDemand unmet = seenBy(REGION);
        assertThat(unmet.studentWeeks()).hasValue(12);
        assertThat(unmet.rows()).singleElement().satisfies(row -> {
            assertThat(row.week()).isEqualTo(FIRST.plus(1));
            assertThat(row.students()).hasValue(12);
            assertThat(row.profession()).isEqualTo(Story.ADULT);
        });
    }

    @Test
    void what_is_taken_by_others_and_what_was_withdrawn_has_no_room() {
        story.hold(oneWeek, story.cohort(south, 9, WeekSet.of(FIRST)), south, 9, WeekSet.of(FIRST));
        story.cohort(north, 12, TWO);
        assertThat(seenBy(REGION).rows()).extracting(UnmetDemand.Row::week).containsExactly(FIRST, FIRST.plus(1));
    }

    @Test
    void an_offer_for_others_does_not_fit() {
        story.cohort(north, Story.PHYSIO, 6, WeekSet.of(FIRST));
        assertThat(seenBy(REGION).rows())
                .extracting(UnmetDemand.Row::profession)
                .containsExactly(Story.PHYSIO);
    }

    @Test
    void an_offer_that_asks_for_an_agreement_fits_only_whom_it_is_agreed_with_and_in_these_weeks() {
        OfferParticulars agreed = OfferParticulars.NONE.agreed(true);
        story.offer(
                trust,
                story.area(trust, 9),
                Story.terms(Story.PHYSIO, 9, Story.MONDAY, 2).with(agreed));
        story.cohort(north, Story.PHYSIO, 6, TWO);
        assertThat(seenBy(REGION).studentWeeks()).hasValue(12);
        story.tell(new AgreementMade(
                AgreementId.of(trust, north), trust, north, new TreeSet<>(), Story.MONDAY, Story.MONDAY.plusDays(6)));
        assertThat(seenBy(REGION).rows()).extracting(UnmetDemand.Row::week).containsExactly(FIRST.plus(1));
        story.cohort(south, Story.PHYSIO, 7, WeekSet.of(FIRST));
        assertThat(seenBy(REGION).rows()).extracting(UnmetDemand.Row::week).containsExactly(FIRST, FIRST.plus(1));
    }

    @Test
    void an_offer_for_another_university_only_does_not_fit() {
        OfferParticulars southOnly = OfferParticulars.NONE.onlyFor(List.of(south));
        story.offer(
                trust,
                story.area(trust, 9),
                Story.terms(Story.PHYSIO, 9, Story.MONDAY, 1).with(southOnly));
        story.cohort(north, Story.PHYSIO, 6, WeekSet.of(FIRST));
        story.cohort(south, Story.PHYSIO, 7, WeekSet.of(FIRST));
        assertThat(seenBy(REGION).studentWeeks()).hasValue(6);
    }

    @Test
    void few_students_are_shown_to_their_university_only() {
        story.cohort(north, 3, TWO);
        assertThat(seenBy(REGION).studentWeeks()).isEmpty();
        assertThat(seenBy(REGION).rows()).singleElement().satisfies(row -> {
            assertThat(row.students()).isEmpty();
            assertThat(row.suppressed()).isTrue();
        });
        assertThat(seenBy(new Actor("n", Role.UNIVERSITY, Optional.of(north))).studentWeeks())
                .hasValue(3);
        assertThat(seenBy(new Actor("s", Role.UNIVERSITY, Optional.of(south))).rows())
                .isEmpty();
    }

    @Test
    void what_is_not_shown_cannot_be_reckoned_from_the_sum_and_the_rows_that_are() {
        story.cohort(north, 12, WeekSet.of(FIRST.plus(1)));
        story.cohort(north, 3, WeekSet.of(FIRST.plus(2)));
        UnmetDemand unmet = seenBy(REGION);
        assertThat(unmet.studentWeeks()).hasValue(12);
        assertThat(unmet.suppressed()).isEqualTo(1);
        UnmetDemand whole = seenBy(new Actor("n", Role.UNIVERSITY, Optional.of(north)));
        assertThat(whole.studentWeeks()).hasValue(15);
        assertThat(whole.suppressed()).isZero();
    }

    @Test
    void one_small_care_system_is_not_told_apart_from_the_next_and_no_filter_tells_which_they_are() {
        story.cohort(story.university("Keele", "QNC"), Story.PHYSIO, 3, WeekSet.of(FIRST));
        story.cohort(story.university("Birmingham", "QHL"), Story.PHYSIO, 30, WeekSet.of(FIRST));
        story.cohort(story.university("Shrewsbury", "QOC"), Story.PHYSIO, 40, WeekSet.of(FIRST));
        UnmetDemand unmet = seenBy(REGION);
        assertThat(unmet.rows())
                .extracting(UnmetDemand.Row::icb, UnmetDemand.Row::students)
                .containsExactly(tuple("QOC", OptionalInt.of(40)), tuple("", OptionalInt.empty()));
        assertThat(unmet.studentWeeks()).hasValue(40);
        assertThat(unmet.suppressed()).isEqualTo(1);
        List<UnmetDemand> asked = Stream.of("QNC", "QHL", "QUA")
                .map(icb -> new UnmetReads(story.market(), 5).of(query(Map.of("icb", List.of(icb))), REGION))
                .toList();
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.rows())
                        .extracting(UnmetDemand.Row::icb, UnmetDemand.Row::suppressed)
                        .containsExactly(tuple("", true)));
    }

    @Test
    void weeks_and_professions_can_be_chosen() {
        story.cohort(north, 12, TWO);
        UnmetQuery first = query(Map.of("lastWeek", List.of(FIRST.toString())));
        assertThat(new UnmetReads(story.market(), 5).of(first, REGION).rows()).isEmpty();
        UnmetQuery physio = query(Map.of("profession", List.of(Story.PHYSIO.value())));
        assertThat(new UnmetReads(story.market(), 5).of(physio, REGION).rows()).isEmpty();
    }

    @Test
    void more_than_a_year_and_unknown_filters_are_refused() {
        assertThatThrownBy(() -> query(Map.of("lastWeek", List.of("2028-W01")))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> query(Map.of("lastWeek", List.of("2026-W01")))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> query(Map.of("ward", List.of("7")))).isInstanceOf(RefusedException.class);
    }
}
