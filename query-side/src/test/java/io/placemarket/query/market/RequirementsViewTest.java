package io.placemarket.query.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A placement of four weeks from Monday 23 November. */
class RequirementsViewTest {
    private static final WeekSet FOUR =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(3));

    private final Story story = new Story(21);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final OfferId offer = story.offer(trust, story.area(trust, 4), 4, 4);
    private final CohortId cohort = story.cohort(north, 4, FOUR);
    private final StudentId student = story.enrol(north, cohort, 1).getFirst();
    private final AllocationId allocation = story.allocate(offer, cohort, north, student, FOUR);
    private final RequirementsView view = new RequirementsView();

    private void record(String day, RequirementStatus status, Optional<LocalDate> expires) {
        view.apply(new Recorded(
                1,
                Instant.parse(day + "T12:00:00Z"),
                0,
                new RequirementRecorded(student, Requirement.DBS, status, expires)));
    }

    private boolean starts(String day) {
        LocalDate today = LocalDate.parse(day);
        LocalDate last = FOUR.last().sunday();
        LocalDate until = today.isBefore(Story.MONDAY) ? Story.MONDAY : today.isBefore(last) ? today : last;
        return view.gating(student, Story.MONDAY, until).isEmpty();
    }

    @Test
    void what_was_never_recorded_stops_nobody() {
        assertThat(starts("2026-11-23")).isTrue();
    }

    @Test
    void a_pending_check_stops_the_start_until_it_is_cleared() {
        record("2026-11-02", RequirementStatus.PENDING, Optional.empty());
        assertThat(starts("2026-11-20")).isFalse();
        assertThat(starts("2026-11-25")).isFalse();
        record("2026-12-01", RequirementStatus.CLEARED, Optional.empty());
        assertThat(starts("2026-11-30")).isFalse();
        assertThat(starts("2026-12-01")).isTrue();
    }

    @Test
    void what_expired_before_the_first_day_stops_the_start_and_what_expires_later_does_not() {
        record("2026-01-05", RequirementStatus.CLEARED, Optional.of(LocalDate.of(2026, 11, 22)));
        assertThat(starts("2026-11-23")).isFalse();
        record("2026-11-20", RequirementStatus.CLEARED, Optional.of(LocalDate.of(2026, 11, 23)));
        assertThat(starts("2026-11-23")).isTrue();
        assertThat(starts("2026-12-10")).isTrue();
    }

    @Test
    void a_check_that_is_renewed_after_the_end_does_not_undo_a_placement() {
        record("2026-01-05", RequirementStatus.CLEARED, Optional.empty());
        record("2027-03-01", RequirementStatus.PENDING, Optional.empty());
        assertThat(starts("2027-03-02")).isTrue();
    }

    @Test
    void what_is_first_recorded_when_a_placement_is_over_does_not_undo_it() {
        record("2027-01-04", RequirementStatus.CLEARED, Optional.empty());
        assertThat(starts("2027-01-04")).isTrue();
        record("2027-01-05", RequirementStatus.PENDING, Optional.empty());
        assertThat(starts("2027-01-05")).isTrue();
    }

    @Test
    void an_accepted_student_who_is_not_cleared_is_not_presumed_to_start() {
        story.tell(new RequirementRecorded(student, Requirement.TRAINING, RequirementStatus.PENDING, Optional.empty()));
        Market market = story.market();
        Allocation known = market.bookings().allocation(allocation).orElseThrow();
        assertThat(known.state(Week.of(Story.MONDAY))).isEqualTo(Allocation.State.STARTED);
        assertThat(market.attendance().state(known, Story.MONDAY)).isEqualTo(Allocation.State.ACCEPTED);
        assertThat(market.attendance().gating(known, Story.MONDAY))
                .extracting(RequirementsView.Known::requirement)
                .containsExactly(Requirement.TRAINING);
        assertThat(market.copy().attendance().state(known, Story.MONDAY)).isEqualTo(Allocation.State.ACCEPTED);
    }

    @Test
    void what_the_offer_does_not_ask_for_gates_no_start() {
        story.tell(new RequirementRecorded(student, Requirement.TRAINING, RequirementStatus.PENDING, Optional.empty()));
        OfferTerms terms = Story.terms(Story.ADULT, 2, Story.MONDAY, 4);
        assertThat(stateUnder(terms, Requirement.TRAINING, Requirement.DBS)).isEqualTo(Allocation.State.ACCEPTED);
        assertThat(stateUnder(terms, Requirement.DBS)).isEqualTo(Allocation.State.STARTED);
    }

    private Allocation.State stateUnder(OfferTerms terms, Requirement... asked) {
        story.tell(new OfferAmended(
                allocation.offer(), terms.with(OfferParticulars.NONE.requiring(Optional.of(List.of(asked))))));
        Market market = story.market();
        return market.attendance()
                .state(market.bookings().allocation(allocation).orElseThrow(), Story.MONDAY);
    }
}
