package io.placemarket.query.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.personal.Opened;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Story;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForgottenInHistoryTest {
    @Test
    void an_offers_history_tells_no_note_of_who_was_forgotten() {
        Story story = new Story(32);
        WeekSet weeks = WeekSet.of(Week.of(Story.MONDAY));
        OrganisationId trust = story.trust();
        OrganisationId north = story.university("North");
        CohortId cohort = story.cohort(north, 2, weeks);
        StudentId anna = story.enrol(north, cohort, 1).getFirst();
        OfferId offer = story.offer(trust, story.area(trust, 10), 10, 1);
        AllocationId allocation = story.allocate(offer, cohort, north, anna, weeks);
        StudentDidNotStart absent = new StudentDidNotStart(
                allocation, new SealedReason(ReasonCode.STUDENT_ILLNESS, "Anna Smith", Optional.empty()), weeks);
        story.tell(absent);
        Actor lead = new Actor("lead", Role.PROVIDER, Optional.of(trust));
        assertThat(new HistoryWords(story.market(), trust, lead, new Opened(Map.of()))
                        .what(absent)
                        .orElseThrow())
                .endsWith("(Anna Smith).");
        story.tell(new StudentForgotten(anna, ForgettingReason.ASKED_BY_STUDENT));
        assertThat(new HistoryWords(story.market(), trust, lead, new Opened(Map.of()))
                        .what(absent)
                        .orElseThrow())
                .contains(ReasonCode.STUDENT_ILLNESS.label())
                .doesNotContain("Anna Smith");
    }
}
