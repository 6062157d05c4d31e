package io.placemarket.query.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.area.AreaWeek;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An offer's and an area's weeks tell how few are booked only to whom it concerns. */
class FewBookedTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet WEEK = WeekSet.of(FIRST);
    private static final Today TODAY = new Today(Story.MONDAY);

    private final Story story = new Story(19);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final AreaId ward = story.area(trust, 20);
    private final OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 20, Story.MONDAY, 2));
    private final CohortId cohort = story.cohort(north, 20, WEEK);
    private final List<StudentId> students = story.enrol(north, cohort, 9);
    private final Actor provider = new Actor("trust", Role.PROVIDER, Optional.of(trust));
    private final Actor region = new Actor("region", Role.REGIONAL, Optional.empty());
    private final Actor northern = new Actor("north", Role.UNIVERSITY, Optional.of(north));
    private final OrganisationId south = story.university("South");
    private final Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));
    private final Actor hospice = new Actor("hospice", Role.PROVIDER, Optional.of(story.trust()));
    private final Actor operator = new Actor("operator", Role.OPERATOR, Optional.empty());

    private OfferWeek inOffer(Actor actor, int smallest, int week) {
        return new OfferReads(story.market(), TODAY)
                .one(offer, actor, smallest)
                .weeks()
                .get(week);
    }

    private AreaWeek inArea(Actor actor, int smallest) {
        return new AreaReads(story.market(), TODAY)
                .one(ward, FIRST, 2, actor, smallest)
                .weeks()
                .getFirst();
    }

    private void assertTold(Actor actor, int smallest, OptionalInt held, OptionalInt allocated) {
        OfferWeek week = inOffer(actor, smallest, 0);
        AreaWeek area = inArea(actor, smallest);
        assertThat(List.of(week.held(), area.held())).as(actor.user()).containsOnly(held);
        assertThat(List.of(week.allocated(), area.allocated())).as(actor.user()).containsOnly(allocated);
    }

    @Test
    void few_are_told_to_whom_it_concerns_and_to_nobody_else() {
        story.hold(offer, cohort, north, 6, WEEK);
        story.allocate(offer, cohort, north, students.getFirst(), WEEK);
        for (Actor concerned : List.of(provider, region)) {
            assertTold(concerned, 5, OptionalInt.of(6), OptionalInt.of(1));
        }
        for (Actor other : List.of(southern, hospice, operator)) {
            assertTold(other, 5, OptionalInt.empty(), OptionalInt.empty());
            assertThat(inArea(other, 5).overCommitted()).isEmpty();
        }
        assertTold(southern, 1, OptionalInt.of(6), OptionalInt.of(1));
    }

    @Test
    void enough_and_nobody_are_told_to_everybody() {
        story.hold(offer, cohort, north, 6, WEEK);
        students.subList(0, 5).forEach(student -> story.allocate(offer, cohort, north, student, WEEK));
        assertTold(southern, 5, OptionalInt.of(6), OptionalInt.of(5));
        assertThat(inOffer(southern, 5, 1).held()).hasValue(0);
        assertThat(inOffer(southern, 5, 1).allocated()).hasValue(0);
        assertThat(inArea(southern, 5).overCommitted()).hasValue(0);
    }

    @Test
    void an_education_provider_is_told_where_all_is_its_own() {
        story.hold(offer, cohort, north, 6, WEEK);
        story.allocate(offer, cohort, north, students.getFirst(), WEEK);
        assertTold(northern, 5, OptionalInt.of(6), OptionalInt.of(1));
        assertThat(inArea(northern, 5).overCommitted()).hasValue(0);
    }

    @Test
    void what_is_left_of_enough_without_its_own_is_not_told_where_it_is_few() {
        CohortId others = story.cohort(south, 9, WEEK);
        story.hold(offer, cohort, north, 4, WEEK);
        story.hold(offer, others, south, 1, WEEK);
        assertTold(northern, 5, OptionalInt.empty(), OptionalInt.empty());
        assertTold(operator, 5, OptionalInt.of(5), OptionalInt.of(0));
        story.hold(offer, others, south, 4, WEEK);
        assertTold(northern, 5, OptionalInt.of(9), OptionalInt.of(0));
        assertTold(southern, 5, OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void students_on_different_days_are_counted_each() {
        story.hold(offer, cohort, north, 6, WEEK);
        OfferId mondays = story.offer(
                trust, ward, Story.terms(Story.ADULT, 9, Story.MONDAY, 2).with(on(DayOfWeek.MONDAY)));
        OfferId tuesdays = story.offer(
                trust, ward, Story.terms(Story.ADULT, 9, Story.MONDAY, 2).with(on(DayOfWeek.TUESDAY)));
        story.hold(mondays, cohort, north, 3, WEEK);
        story.hold(tuesdays, cohort, north, 3, WEEK);
        assertThat(inArea(region, 5).held()).hasValue(12);
        assertThat(inArea(region, 5).allocated()).hasValue(0);
    }

    private static OfferParticulars on(DayOfWeek day) {
        return OfferParticulars.NONE.on(Optional.of(Weekdays.of(day)));
    }
}
