package io.placemarket.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;

/** Calendars as another program reads them. */
class CalendarReadsTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet FOUR = WeekSet.range(FIRST, FIRST.plus(3));

    private final Story story = new Story(6);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North, Example; University");
    private final AreaId ward = story.area(trust, 6);
    private final OfferId offer = story.offer(trust, ward, 5, 4);
    private final CohortId cohort = story.cohort(north, 10, FOUR);
    private final List<StudentId> students = story.enrol(north, cohort, 3);

    private String written(CalendarId calendar) {
        return new CalendarReads(story.market(), new Today(Story.MONDAY))
                .ics(calendar)
                .orElseThrow();
    }

    private List<CalendarComponent> events(CalendarId calendar) throws IOException, ParserException {
        Calendar read = new CalendarBuilder().build(new StringReader(written(calendar)));
        assertThat(read.validate().getEntries()).isEmpty();
        return read.getComponents(Component.VEVENT);
    }

    private static String value(CalendarComponent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }

    @Test
    void students_of_a_cohort_in_an_offer_stand_together_for_the_weeks_they_share() throws Exception {
        story.allocate(offer, cohort, north, students.get(0), FOUR);
        story.allocate(offer, cohort, north, students.get(1), WeekSet.range(FIRST, FIRST.plus(1)));
        story.propose(offer, cohort, north, students.get(2), WeekSet.of(FIRST));
        story.hold(offer, cohort, north, 2, WeekSet.of(FIRST.plus(3)));
        assertThat(events(CalendarId.of(ward)))
                .extracting(
                        event -> value(event, Property.SUMMARY),
                        event -> value(event, Property.DTSTART),
                        event -> value(event, Property.DTEND),
                        event -> value(event, Property.STATUS))
                .containsExactlyInAnyOrder(
                        tuple(
                                "2 students: Adult nursing, North, Example; University",
                                "20261123",
                                "20261207",
                                "CONFIRMED"),
                        tuple(
                                "1 student: Adult nursing, North, Example; University",
                                "20261207",
                                "20261219",
                                "CONFIRMED"),
                        tuple(
                                "1 student: Adult nursing, North, Example; University",
                                "20261123",
                                "20261130",
                                "TENTATIVE"),
                        tuple(
                                "2 places held: Adult nursing, North, Example; University",
                                "20261214",
                                "20261219",
                                "TENTATIVE"));
    }

    @Test
    void a_cohorts_calendar_says_where_and_nobody_reads_who() throws Exception {
        AllocationId allocation = story.allocate(offer, cohort, north, students.getFirst(), FOUR);
        assertThat(events(CalendarId.of(cohort))).singleElement().satisfies(event -> {
            assertThat(value(event, Property.SUMMARY)).isEqualTo("1 student: Adult nursing, Ward 7, Example Trust");
            assertThat(value(event, Property.LOCATION)).isEqualTo("Ward 7, Example Trust, Exampleton");
            assertThat(value(event, Property.DESCRIPTION)).contains("BSc Example", "Year 2", "Whole weeks");
        });
        assertThat(written(CalendarId.of(cohort)))
                .doesNotContain(students.getFirst().value())
                .doesNotContain(allocation.value())
                .doesNotContain("sealed");
    }

    @Test
    void weekdays_come_again_every_week() throws Exception {
        OfferId wednesdays = story.offer(
                trust,
                ward,
                Story.terms(Story.ADULT, 2, Story.MONDAY, 4)
                        .with(OfferParticulars.NONE.on(Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY)))));
        story.allocate(wednesdays, cohort, north, students.getFirst(), FOUR);
        assertThat(events(CalendarId.of(ward))).singleElement().satisfies(event -> {
            assertThat(value(event, Property.DTSTART)).isEqualTo("20261125");
            assertThat(value(event, Property.RRULE)).isEqualTo("FREQ=WEEKLY;UNTIL=20261218;BYDAY=WE");
        });
    }

    @Test
    void an_event_keeps_its_identifier_while_it_is_about_the_same() throws Exception {
        story.allocate(offer, cohort, north, students.get(0), FOUR);
        String before = value(events(CalendarId.of(ward)).getFirst(), Property.UID);
        story.allocate(offer, cohort, north, students.get(1), FOUR);
        assertThat(value(events(CalendarId.of(ward)).getFirst(), Property.UID))
                .isEqualTo(before)
                .endsWith("@placemarket");
        assertThat(value(events(CalendarId.of(cohort)).getFirst(), Property.UID))
                .isNotEqualTo(before);
    }

    @Test
    void what_ended_long_ago_is_left_out_and_what_began_long_ago_keeps_its_beginning() throws Exception {
        story.allocate(offer, cohort, north, students.getFirst(), FOUR);
        String now = value(events(CalendarId.of(ward)).getFirst(), Property.UID);
        String later = new CalendarReads(story.market(), new Today(Story.MONDAY.plusWeeks(10)))
                .ics(CalendarId.of(ward))
                .orElseThrow();
        assertThat(later).contains("UID:" + now, "DTSTART;VALUE=DATE:20261123");
        assertThat(new CalendarReads(story.market(), new Today(Story.MONDAY.plusWeeks(12)))
                        .ics(CalendarId.of(ward))
                        .orElseThrow())
                .doesNotContain("VEVENT");
    }

    @Test
    void a_link_ends_when_its_area_is_another_providers() {
        story.tell(new CalendarLinkMade(CalendarId.of(ward), "hash", Optional.empty()));
        assertThat(story.market().calendar("hash", Story.MONDAY)).isPresent();
        story.tell(new AreaTransferred(ward, trust, story.trust()));
        assertThat(story.market().calendar("hash", Story.MONDAY)).isEmpty();
    }

    @Test
    void a_link_that_a_network_made_ends_with_the_membership() {
        OrganisationId hub = story.trust();
        story.tell(new NetworkJoined(trust, hub, Story.MONDAY, Story.MONDAY.plusDays(9)));
        story.tell(new CalendarLinkMade(CalendarId.of(ward), "hash", Optional.of(hub)));
        assertThat(story.market().calendar("hash", Story.MONDAY.plusDays(9))).hasValue(CalendarId.of(ward));
        assertThat(story.market().hasLink(CalendarId.of(ward), Story.MONDAY)).isTrue();
        assertThat(story.market().calendar("hash", Story.MONDAY.plusDays(10))).isEmpty();
        assertThat(story.market().hasLink(CalendarId.of(ward), Story.MONDAY.plusDays(10)))
                .isFalse();
    }

    @Test
    void what_is_not_known_has_no_calendar() {
        assertThat(new CalendarReads(story.market(), new Today(Story.MONDAY))
                        .ics(CalendarId.of(new AreaId("000000000000"))))
                .isEmpty();
    }
}
