package io.placemarket.query.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandedOnTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet FOUR = WeekSet.range(FIRST, FIRST.plus(3));
    private static final SealedReason ILL = SealedReason.of(ReasonCode.STUDENT_ILLNESS);

    private final Story story = new Story(11);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final AreaId ward = story.area(trust, 4);
    private final OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 4, Story.MONDAY, 8));
    private final CohortId cohort = story.cohort(north, 4, FOUR);
    private final AllocationId allocation =
            story.allocate(offer, cohort, north, story.enrol(north, cohort, 1).getFirst(), FOUR);

    private Allocation found() {
        return story.market().bookings().allocation(allocation).orElseThrow();
    }

    @Test
    void what_was_shortened_stands_with_the_weeks_that_are_left() {
        story.tell(new AllocationShortened(allocation, Party.PROVIDER, ILL, FOUR.from(FIRST.plus(2))));
        assertThat(found().weeks()).isEqualTo(WeekSet.range(FIRST, FIRST.plus(1)));
        assertThat(found().state(FIRST.plus(1))).isEqualTo(Allocation.State.STARTED);
        assertThat(found().state(FIRST.plus(2))).isEqualTo(Allocation.State.COMPLETED);
    }

    @Test
    void what_was_handed_on_in_part_keeps_what_was_attended_and_ends_when_nothing_is_left() {
        AllocationId next = story.ids().allocation(offer);
        story.tell(new AllocationPostponed(allocation, ILL, FOUR.from(FIRST.plus(1)), next));
        assertThat(found().stands()).isTrue();
        assertThat(found().weeks()).isEqualTo(WeekSet.of(FIRST));
        story.tell(new AllocationPostponed(allocation, ILL, WeekSet.of(FIRST), next));
        assertThat(found().stands()).isFalse();
        assertThat(found().state(FIRST)).isEqualTo(Allocation.State.POSTPONED);
        assertThat(found().reason()).contains(ILL);
    }

    @Test
    void what_was_given_up_keeps_the_weeks_that_had_begun() {
        story.tell(new AllocationWithdrawn(allocation, Party.PROVIDER, ILL, FOUR.from(FIRST.plus(2))));
        assertThat(found().state(FIRST.plus(2))).isEqualTo(Allocation.State.WITHDRAWN);
        assertThat(found().standing()).isEqualTo(WeekSet.range(FIRST, FIRST.plus(1)));
        assertThat(attended(FIRST.plus(1))).isEqualTo(WeekSet.of(FIRST));
        assertThat(attended(FIRST.plus(5))).isEqualTo(WeekSet.range(FIRST, FIRST.plus(1)));
    }

    @Test
    void what_nobody_had_confirmed_when_it_was_given_up_was_attended_in_no_week() {
        AllocationId proposed = story.ids().allocation(offer);
        story.tell(new AllocationProposed(
                proposed,
                story.enrol(north, cohort, 1).getFirst(),
                cohort,
                north,
                FOUR,
                Optional.empty(),
                Optional.of(Instant.parse("2026-12-31T17:00:00Z"))));
        story.tell(new AllocationWithdrawn(proposed, Party.UNIVERSITY, ILL, FOUR.from(FIRST.plus(1))));
        Allocation withdrawn = story.market().bookings().allocation(proposed).orElseThrow();
        assertThat(withdrawn.standing()).isEqualTo(WeekSet.none());
        assertThat(story.market().attendance().attended(withdrawn, FIRST.plus(4).monday()))
                .isEqualTo(WeekSet.none());
    }

    private WeekSet attended(Week now) {
        return story.market().attendance().attended(found(), now.monday());
    }

    @Test
    void an_extended_hold_says_until_when_and_that_it_was() {
        HoldId hold = story.hold(offer, cohort, north, 2, FOUR);
        Instant later = Instant.parse("2026-12-31T17:00:00Z");
        story.tell(new HoldExtended(hold, later));
        assertThat(story.market().bookings().hold(hold)).hasValueSatisfying(known -> {
            assertThat(known.lapsesAt()).isEqualTo(later);
            assertThat(known.extended()).isTrue();
        });
    }
}
