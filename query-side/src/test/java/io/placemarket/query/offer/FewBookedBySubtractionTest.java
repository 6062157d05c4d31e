package io.placemarket.query.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.area.AreaReads;
import io.placemarket.query.area.AreaWeek;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Walks every small market: what an education provider is told, what is free and its own leave no few of another as the only possibility. */
class FewBookedBySubtractionTest {
    private static final int SMALLEST = 5;
    private static final int MOST = 6;
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet WEEK = WeekSet.of(FIRST);
    private static final Today TODAY = new Today(Story.MONDAY);

    /** What others have booked, in heads. */
    private record Others(int held, int allocated) {
        boolean isOfFew() {
            return isFew(held) || isFew(allocated);
        }

        private static boolean isFew(int count) {
            return count > 0 && count < SMALLEST;
        }
    }

    /** What an education provider knows: its own, and what it is told. */
    private record Known(
            int ownHeld, int ownAllocated, OptionalInt held, OptionalInt allocated, int free, boolean tellsLoad) {}

    private static Known known(int ownHeld, int ownAllocated, Others others) {
        Story story = new Story(7);
        OrganisationId trust = story.trust();
        AreaId ward = story.area(trust, 40);
        OfferId offer = story.offer(trust, ward, Story.terms(Story.ADULT, 40, Story.MONDAY, 2));
        OrganisationId own = story.university("Own");
        book(story, offer, own, ownHeld, ownAllocated);
        book(story, offer, story.university("Other"), others.held(), others.allocated());
        Actor actor = new Actor("own", Role.UNIVERSITY, Optional.of(own));
        OfferWeek inOffer = new OfferReads(story.market(), TODAY)
                .one(offer, actor, SMALLEST)
                .weeks()
                .getFirst();
        AreaWeek inArea = new AreaReads(story.market(), TODAY)
                .one(ward, FIRST, 1, actor, SMALLEST)
                .weeks()
                .getFirst();
        assertThat(inArea.held()).as("in the area as in its only offer").isEqualTo(inOffer.held());
        assertThat(inArea.allocated()).isEqualTo(inOffer.allocated());
        return new Known(
                ownHeld,
                ownAllocated,
                inOffer.held(),
                inOffer.allocated(),
                inOffer.free(),
                inArea.overCommitted().isPresent());
    }

    private static void book(Story story, OfferId offer, OrganisationId university, int held, int allocated) {
        CohortId cohort = story.cohort(university, 40, WEEK);
        if (held > 0) {
            story.hold(offer, cohort, university, held, WEEK);
        }
        if (allocated > 0) {
            List<StudentId> students = story.enrol(university, cohort, allocated);
            students.forEach(student -> story.allocate(offer, cohort, university, student, WEEK));
        }
    }

    @Test
    void no_few_of_others_follow_from_what_is_told() {
        Map<Known, List<Others>> possible = new HashMap<>();
        for (int[] own : new int[][] {{0, 0}, {2, 1}, {4, 0}, {0, 6}}) {
            for (int held = 0; held <= MOST; held++) {
                for (int allocated = 0; allocated <= MOST; allocated++) {
                    Others others = new Others(held, allocated);
                    Known known = known(own[0], own[1], others);
                    assertThat(known.held().isPresent())
                            .as("told beside %d and %d of its own: %s", own[0], own[1], others)
                            .isEqualTo(!others.isOfFew());
                    possible.computeIfAbsent(known, it -> new ArrayList<>()).add(others);
                }
            }
        }
        possible.forEach((known, all) -> {
            assertNotOnly(known, all, Others::held);
            assertNotOnly(known, all, Others::allocated);
        });
    }

    private static void assertNotOnly(Known known, List<Others> possible, ToIntFunction<Others> count) {
        List<Integer> counts =
                possible.stream().mapToInt(count).boxed().distinct().toList();
        assertThat(counts.size() == 1 && Others.isFew(counts.getFirst()))
                .as("%s leaves only %s", known, possible)
                .isFalse();
    }
}
