package io.placemarket.query.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Story;
import io.placemarket.query.measure.SmallCounts;
import io.placemarket.query.measure.SmallCounts.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many were booked, given back and announced, and to whom that is told exactly. */
class ChangeWordsTest {
    private static final SmallCounts ROUNDED = new SmallCounts(Rule.ROUND, 5);
    private static final WeekSet FOUR =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(3));

    private final Story story = new Story(3);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final AreaId ward = story.area(trust, 60);
    private final OfferId offer = story.offer(trust, ward, 60, 4);
    private final Actor own = new Actor("lead", Role.PROVIDER, Optional.of(trust));
    private final Actor region = new Actor("region", Role.REGIONAL, Optional.empty());
    private final Actor southern = new Actor("south", Role.UNIVERSITY, Optional.of(south));
    private final Actor other =
            new Actor("other", Role.PROVIDER, Optional.of(story.ids().organisation()));
    private final Actor operator = new Actor("operator", Role.OPERATOR, Optional.empty());

    private String told(Actor actor, SmallCounts small, Change.Kind kind) {
        ChangeFold fold = new ChangeFold();
        story.units().forEach(fold::apply);
        List<String> told = new ChangeWords(story.market(), actor, small)
                .tell(fold).stream()
                        .filter(change -> change.kind() == kind)
                        .map(Change::what)
                        .toList();
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    @Test
    void few_booked_and_given_back_are_told_exactly_to_the_provider_and_the_region_alone() {
        HoldId hold = story.hold(offer, story.cohort(north, 30, FOUR), north, 2, FOUR);
        story.free(hold, 1, WeekSet.of(FOUR.first()));
        for (Actor actor : List.of(own, region)) {
            assertThat(told(actor, ROUNDED, Change.Kind.BOOKINGS))
                    .isEqualTo("8 student-weeks booked, 1 student-week given back (Adult nursing).");
        }
        for (Actor actor : List.of(southern, other, operator)) {
            for (Rule rule : Rule.values()) {
                assertThat(told(actor, new SmallCounts(rule, 5), Change.Kind.BOOKINGS))
                        .isEqualTo(
                                "fewer than 20 student-weeks booked, fewer than 5 student-weeks given back (Adult nursing).");
            }
        }
    }

    @Test
    void an_education_provider_is_told_its_own_exactly_and_that_of_others_apart_from_it() {
        CohortId mine = story.cohort(south, 30, FOUR);
        HoldId hold = story.hold(offer, mine, south, 2, FOUR);
        story.free(hold, 1, WeekSet.of(FOUR.first()));
        assertThat(told(southern, ROUNDED, Change.Kind.BOOKINGS))
                .isEqualTo("8 student-weeks booked, 1 student-week given back (Adult nursing).");
        story.hold(offer, story.cohort(north, 30, FOUR), north, 1, FOUR);
        assertThat(told(southern, ROUNDED, Change.Kind.BOOKINGS))
                .isEqualTo("8 student-weeks of yours and fewer than 20 student-weeks of others booked,"
                        + " 1 student-week given back (Adult nursing).");
        assertThat(told(region, ROUNDED, Change.Kind.BOOKINGS))
                .isEqualTo("12 student-weeks booked, 1 student-week given back (Adult nursing).");
        assertThat(told(operator, ROUNDED, Change.Kind.BOOKINGS))
                .isEqualTo(
                        "fewer than 20 student-weeks booked, fewer than 5 student-weeks given back (Adult nursing).");
    }

    @Test
    void what_is_booked_is_the_asker_s_own_whether_held_kept_for_a_turn_or_allocated() {
        CohortId mine = story.cohort(south, 30, FOUR);
        EntryId waits = story.waits(offer, mine, south, 1, FOUR);
        story.turn(waits, mine, 1, FOUR, Instant.parse("2026-11-20T17:00:00Z"));
        story.allocate(offer, mine, south, story.enrol(south, mine, 1).getFirst(), FOUR);
        assertThat(told(southern, ROUNDED, Change.Kind.BOOKINGS)).isEqualTo("8 student-weeks booked (Adult nursing).");
    }

    @Test
    void a_small_cohort_of_its_own_is_told_to_the_education_provider_alone() {
        CohortId mine = story.cohort(south, 2, FOUR);
        assertThat(story.market().cohorts().find(mine)).isPresent();
        assertThat(told(southern, ROUNDED, Change.Kind.DEMAND))
                .isEqualTo("Adult nursing: 1 cohort announced, 8 student-weeks to place.");
        story.cohort(north, 1, FOUR);
        assertThat(told(southern, ROUNDED, Change.Kind.DEMAND))
                .isEqualTo("Adult nursing: 2 cohorts announced, fewer than 20 student-weeks to place.");
    }

    @Test
    void many_booked_are_told_to_others_by_the_configured_rule() {
        story.hold(offer, story.cohort(north, 30, FOUR), north, 12, FOUR);
        assertThat(told(southern, ROUNDED, Change.Kind.BOOKINGS))
                .isEqualTo("about 40 student-weeks booked (Adult nursing).");
        for (SmallCounts exact : Set.of(new SmallCounts(Rule.SUPPRESS, 5), new SmallCounts(Rule.ROUND, 1))) {
            assertThat(told(southern, exact, Change.Kind.BOOKINGS))
                    .isEqualTo("48 student-weeks booked (Adult nursing).");
        }
    }

    @Test
    void a_small_cohort_is_announced_without_its_size() {
        CohortId small = story.cohort(north, 2, FOUR);
        assertThat(story.market().cohorts().find(small)).isPresent();
        for (Actor actor : List.of(region, own, southern)) {
            assertThat(told(actor, ROUNDED, Change.Kind.DEMAND))
                    .isEqualTo("Adult nursing: 1 cohort announced, fewer than 20 student-weeks to place.");
        }
        story.cohort(south, 30, FOUR);
        assertThat(told(region, ROUNDED, Change.Kind.DEMAND))
                .isEqualTo("Adult nursing: 2 cohorts announced, 128 student-weeks to place.");
    }
}
