package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.query.market.Story;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cell tells of wards and of reserved places, and to whom. */
class CellVisibilityTest extends CellCase {
    private final AreaId ward = story.area(trust, 4);

    private void oneSupervisor() {
        story.tell(new SupervisorsArranged(
                ward,
                WeekSet.of(FIRST),
                new SupervisorGroup(
                        "nurses", new TreeSet<>(List.of(Story.ADULT)), 1, SupervisorGroup.MOST_HALF_HOURS)));
    }

    /** Every sentence of a cell, of whichever figure's parts. */
    private String everything(Actor actor) {
        return Stream.of(Measure.FREE, Measure.OVER_COMMITTED)
                .map(measure -> read(actor, "measure", measure.key()))
                .flatMap(cell -> Stream.concat(
                        cell.figures().stream().map(CellFigure::sentence),
                        cell.items().stream()
                                .flatMap(part -> Stream.concat(
                                        Stream.of(part.sentence()),
                                        part.alternatives().stream().map(CellPart.Alternative::sentence)))))
                .collect(Collectors.joining(" "));
    }

    @Test
    void how_a_ward_is_staffed_is_told_to_the_region_and_its_provider_alone() {
        OfferId offer = story.offer(trust, ward, 4, 1);
        story.hold(offer, story.cohort(north, 9, WeekSet.of(FIRST)), north, 2, WeekSet.of(FIRST));
        oneSupervisor();
        story.tell(new SafeCapacityLowered(ward, WeekSet.of(FIRST), 1, Reason.of(ReasonCode.STAFF_SICKNESS)));
        Actor own = new Actor("lead", Role.PROVIDER, Optional.of(trust));
        Actor other = new Actor("other", Role.PROVIDER, Optional.of(story.ids().organisation()));
        for (Actor actor : List.of(REGION, own)) {
            assertThat(everything(actor))
                    .contains("Apart from that, in one area 1.0 supervisors are missing in a week.")
                    .contains("1 more than is safe. Apart from that, 1.0 supervisors are missing in a week.");
        }
        for (Actor actor : List.of(northern, other, new Actor("watch", Role.OPERATOR, Optional.empty()))) {
            assertThat(everything(actor)).contains("1 more than is safe.").doesNotContain("supervisors");
        }
    }

    @Test
    void that_supervisors_are_too_few_is_told_to_all_and_how_many_there_are_is_not() {
        story.offer(trust, ward, 4, 1);
        oneSupervisor();
        assertThat(everything(REGION)).contains("1 of 4 offered; then supervisors are too few (0.0 used of 1.0).");
        assertThat(everything(northern)).contains("1 of 4 offered; then supervisors are too few.");
    }

    @Test
    void of_an_offer_a_university_is_told_what_it_could_book_itself() {
        OfferId offer = story.offer(trust, ward, 4, 2);
        story.tell(new PlacesReserved(
                ward,
                offer,
                List.of(new ReservedShare(
                        north, 3, Story.MONDAY.plusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC)))));
        assertThat(alternative(southern)).isEqualTo("1: 1 of 4 offered; the rest is reserved for others.");
        assertThat(alternative(northern)).startsWith("4: 4 of 4 offered");
        assertThat(alternative(REGION)).startsWith("4: 4 of 4 offered");
        assertThat(alternative(southern, "rows", "profession", "columns", "sector", "weeks", "2"))
                .isEqualTo("2: 2 of 8 offered.");
    }

    @Test
    void few_booked_in_one_offer_are_told_apart_to_the_region_its_provider_and_whose_they_are_alone() {
        WeekSet week = WeekSet.of(FIRST);
        CohortId cohort = story.cohort(north, 40, week);
        OfferId few = story.offer(trust, ward, 4, 1);
        story.hold(few, cohort, north, 2, week);
        OfferId next = story.offer(trust, story.area(trust, 9), 9, 1);
        story.hold(next, cohort, north, 6, week);
        OfferId many = story.offer(trust, story.area(trust, 9), 9, 1);
        story.hold(many, cohort, north, 7, week);
        Actor own = new Actor("lead", Role.PROVIDER, Optional.of(trust));
        for (Actor actor : List.of(REGION, own, northern)) {
            assertThat(held(actor)).containsExactly(many.value() + " 7", next.value() + " 6", few.value() + " 2");
        }
        for (Actor actor : List.of(southern, new Actor("watch", Role.OPERATOR, Optional.empty()))) {
            assertThat(held(actor)).containsExactly(many.value() + " 7", "Offers with too few to be told apart 8");
        }
        assertThat(read(southern, "measure", "offered").items()).hasSize(3);
    }

    @Test
    void beside_its_own_a_university_is_not_told_how_few_others_are() {
        WeekSet week = WeekSet.of(FIRST);
        CohortId ours = story.cohort(north, 40, week);
        CohortId theirs = story.cohort(south, 40, week);
        OfferId shared = story.offer(trust, ward, 9, 1);
        story.hold(shared, ours, north, 6, week);
        story.hold(shared, theirs, south, 1, week);
        OfferId next = story.offer(trust, story.area(trust, 20), 20, 1);
        story.hold(next, ours, north, 1, week);
        story.hold(next, theirs, south, 5, week);
        OfferId many = story.offer(trust, story.area(trust, 20), 20, 1);
        story.hold(many, theirs, south, 9, week);
        assertThat(held(northern)).containsExactly(many.value() + " 9", "Offers with too few to be told apart 13");
        assertThat(held(REGION)).containsExactly(many.value() + " 9", shared.value() + " 7", next.value() + " 6");
    }

    private List<String> held(Actor actor) {
        return read(actor, "measure", "held").items().stream()
                .map(part -> part.id().orElse(part.label()) + " " + part.value())
                .toList();
    }

    private String alternative(Actor actor, String... parameters) {
        CellPart.Alternative only =
                read(actor, parameters).items().getFirst().alternatives().getFirst();
        return only.free() + ": " + only.sentence();
    }
}
