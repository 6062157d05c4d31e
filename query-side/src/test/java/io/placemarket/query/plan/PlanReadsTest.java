package io.placemarket.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanReadsTest {
    private static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());

    private final Story story = new Story(41);

    @Test
    void of_what_was_planned_before_the_latest_are_shown_and_all_are_counted() {
        OrganisationId north = story.university("North");
        int plans = PlanRow.MOST_FORMER + 5;
        for (int number = 1; number <= plans; number++) {
            story.tell(new PlanSet(
                    PlanId.of(north, 2026),
                    north,
                    2026,
                    List.of(new PlannedStarts(
                            Story.ADULT, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.of(2026, 9), number))));
        }
        PlanRow row = new PlanReads(story.market())
                .of(OptionalInt.of(2026), new Today(Story.MONDAY), REGION)
                .plans()
                .getFirst();
        assertThat(row.total()).isEqualTo(plans);
        assertThat(row.former()).hasSize(PlanRow.MOST_FORMER);
        assertThat(row.former().getFirst().total()).isEqualTo(plans - 1);
        assertThat(row.formerCount()).isEqualTo(plans - 1);
    }
}
