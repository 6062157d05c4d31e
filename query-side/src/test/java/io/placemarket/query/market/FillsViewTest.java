package io.placemarket.query.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.FillsView.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A ward of four places in the weeks from Monday 23 November, one of them booked. */
class FillsViewTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet WEEKS = WeekSet.range(FIRST, FIRST.plus(1));

    private final Story story = new Story(23);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final AreaId ward = story.area(trust, 4);
    private final OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 4, Story.MONDAY, 2));
    private final CohortId cohort = story.cohort(north, 4, WEEKS);
    private final List<StudentId> students = story.enrol(north, cohort, 4);
    private final Market market = new Market();

    FillsViewTest() {
        story.allocate(offer, cohort, north, students.getFirst(), WEEKS);
        story.units().forEach(unit -> at("2026-11-18T12:00:00Z", unit));
    }

    private void at(String moment, RecordedUnit unit) {
        market.apply(new RecordedUnit(unit.last(), Instant.parse(moment), unit.events(), unit.parked()));
    }

    private void at(String moment, DomainEvent event) {
        int before = story.units().size();
        story.tell(event);
        story.units().subList(before, story.units().size()).forEach(unit -> at(moment, unit));
    }

    private Optional<Part> fill(Week week, String today) {
        return market.fills()
                .of(week, Week.parse(today), market.areas())
                .flatMap(fills -> Optional.ofNullable(fills.get(trust)))
                .map(FillsView.Fill::total);
    }

    private SafeCapacityLowered lowered() {
        return new SafeCapacityLowered(ward, WEEKS, 1, Reason.of(ReasonCode.STAFF_SICKNESS));
    }

    @Test
    void what_is_lowered_once_a_week_has_begun_does_not_flatter_it() {
        at("2026-11-24T09:00:00Z", lowered());
        assertThat(fill(FIRST, "2026-W49")).hasValue(new Part(1, 3, true));
        assertThat(fill(FIRST.plus(1), "2026-W49")).hasValue(new Part(1, 0, true));
    }

    @Test
    void where_not_every_way_to_fill_an_area_was_tried_it_stays_known_that_more_might_have_been_free() {
        AreaId busy = story.area(trust, 30);
        ManyDifferentOffers.tell(story, trust, busy, 3);
        story.tell(lowered());
        assertThat(story.market()
                        .fills()
                        .of(FIRST, FIRST, story.market().areas())
                        .orElseThrow()
                        .get(trust))
                .satisfies(fill -> assertThat(fill.total().certain()).isFalse());
        assertThat(story.market()
                        .fills()
                        .of(FIRST.plus(1), FIRST.plus(1), story.market().areas())
                        .orElseThrow()
                        .get(trust))
                .satisfies(fill -> assertThat(fill.total().certain()).isTrue());
    }

    @Test
    void a_week_begins_on_monday_as_people_in_england_reckon_it() {
        at("2026-11-22T23:59:59Z", lowered());
        assertThat(fill(FIRST, "2026-W48")).hasValue(new Part(1, 0, true));
    }

    @Test
    void of_weeks_to_come_and_of_those_before_the_log_nothing_is_known() {
        assertThat(fill(FIRST, "2026-W47")).isEmpty();
        assertThat(fill(Week.parse("2026-W47"), "2026-W48")).isEmpty();
        assertThat(fill(FIRST, "2026-W48")).hasValue(new Part(1, 3, true));
        assertThat(market.copy().fills().of(FIRST, FIRST, market.areas())).isPresent();
    }
}
