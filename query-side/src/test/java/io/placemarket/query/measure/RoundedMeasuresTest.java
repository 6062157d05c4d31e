package io.placemarket.query.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Story;
import io.placemarket.query.measure.SmallCounts.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Counts of people as others are told them: rounded, so that two answers, one taken from the other, tell no small one. Several subsets asked
 * together can: of three professions with one student each every pair rounds to nothing and all three to five.
 */
class RoundedMeasuresTest extends MeasuredMarket {
    private static final SmallCounts ROUNDED = new SmallCounts(Rule.ROUND, 5);
    private final Actor northern = new Actor("north", Role.UNIVERSITY, Optional.of(north));

    private Measures rounded(Actor actor, String... professions) {
        Map<String, List<String>> given = new HashMap<>(Map.of(
                "firstWeek",
                List.of(FIRST.toString()),
                "lastWeek",
                List.of(FIRST.plus(1).toString())));
        if (professions.length > 0) {
            given.put("profession", List.of(professions));
        }
        return measure(ROUNDED, actor, given);
    }

    private void withdraw(AllocationId id, WeekSet weeks, ReasonCode reason) {
        story.free(id, 1, weeks, new AllocationWithdrawn(id, Party.UNIVERSITY, SealedReason.of(reason), weeks));
    }

    @Test
    void others_are_told_the_nearest_five_of_the_exact_number_and_the_organisations_concerned_the_number() {
        List<AllocationId> made = allocate(17);
        for (int i = 0; i < 8; i++) {
            withdraw(made.get(i), TWO_WEEKS, ReasonCode.TRAVEL);
        }
        for (int i = 8; i < 12; i++) {
            withdraw(made.get(i), TWO_WEEKS, ReasonCode.TIMETABLE_CHANGED);
        }
        withdraw(made.get(12), TWO_WEEKS, ReasonCode.STUDENT_ILLNESS);
        Measure told = of(rounded(REGION), MeasureName.WITHDRAWALS);
        assertThat(told(told.total())).as("13 of 17, not 10 + 5").isEqualTo(" 15/15");
        assertThat(by(told, "reason"))
                .as("who is ill alone is not told to be")
                .containsExactly("TRAVEL 10/15", "TIMETABLE_CHANGED 5/15");
        assertThat(told.total().percent()).as("of the rounded numbers").hasValue(100.0);
        assertThat(rounded(REGION).roundedTo()).contains(5);
        assertThat(rounded(REGION).suppressedBelow()).isEmpty();
        Measure own = of(rounded(northern), MeasureName.WITHDRAWALS);
        assertThat(told(own.total())).isEqualTo(" 13/17");
        assertThat(by(own, "reason")).containsExactly("TRAVEL 8/17", "TIMETABLE_CHANGED 4/17", "STUDENT_ILLNESS 1/17");
        assertThat(rounded(northern).roundedTo()).isEmpty();
    }

    @Test
    void in_student_weeks_a_student_of_all_weeks_is_no_more_than_one_of_five() {
        allocate(4);
        assertThat(told(of(rounded(REGION), MeasureName.STILL_TO_PLACE).total()))
                .as("52 of 60 student-weeks, to the nearest 5 × 2")
                .isEqualTo(" 50/60");
        assertThat(told(of(rounded(northern), MeasureName.STILL_TO_PLACE).total()))
                .isEqualTo(" 52/60");
    }

    @Test
    void left_out_instead_student_weeks_of_fewer_than_five_students_are_not_told() {
        allocate(29);
        Measure left = of(measure(REGION), MeasureName.STILL_TO_PLACE);
        assertThat(told(left.total()))
                .as("2 of 60 student-weeks, fewer than 5 × 2")
                .isEqualTo(" suppressed");
        assertThat(told(of(measure(northern), MeasureName.STILL_TO_PLACE).total()))
                .isEqualTo(" 2/60");
    }

    @Test
    void places_and_offers_are_no_people_and_stay_exact() {
        allocate(3);
        Measures told = rounded(REGION);
        assertThat(told(of(told, MeasureName.FILL_RATE).total())).isEqualTo(" 6/48");
        assertThat(told(of(told, MeasureName.OFFERS_WITHDRAWN).total())).isEqualTo(" 0/2");
    }

    /** Of one profession 17 are withdrawn, of another k: the narrower and the wider filter tell no k. More than two answers may. */
    @Test
    void two_answers_alone_one_narrower_than_the_other_do_not_tell_how_many_people_lie_between_them() {
        int most = 14;
        CohortId physio = story.cohort(north, Story.PHYSIO, most, TWO_WEEKS);
        List<StudentId> physios = story.enrol(north, physio, most);
        List<AllocationId> nurses = allocate(17);
        Map<Long, Set<Integer>> exact = new HashMap<>();
        Map<Long, Set<Integer>> suppressed = new HashMap<>();
        nurses.forEach(nurse -> withdraw(nurse, TWO_WEEKS, ReasonCode.TRAVEL));
        for (int k = 1; k <= most; k++) {
            AllocationId more = story.allocate(small, physio, north, physios.get(k - 1), TWO_WEEKS);
            withdraw(more, TWO_WEEKS, ReasonCode.TRAVEL);
            exact.computeIfAbsent(
                            withdrawn(rounded(REGION)) - withdrawn(rounded(REGION, "NUR-ADULT")),
                            key -> new TreeSet<>())
                    .add(k);
            suppressed
                    .computeIfAbsent(
                            withdrawn(measure(REGION)) - withdrawn(measure(REGION, "profession=NUR-ADULT")),
                            key -> new TreeSet<>())
                    .add(k);
        }
        assertThat(exact.keySet()).allMatch(difference -> difference % 5 == 0);
        exact.forEach((difference, numbers) -> assertThat(numbers)
                .as("all told with a difference of %d", difference)
                .hasSizeGreaterThan(1));
        assertThat(suppressed.get(2L)).as("what leaving small ones out tells").containsExactly(2);
    }

    private static long withdrawn(Measures measures) {
        return of(measures, MeasureName.WITHDRAWALS).total().numerator().orElse(0);
    }

    @Test
    void where_one_is_not_small_everything_is_told_student_weeks_too() {
        allocate(4);
        for (Rule rule : Rule.values()) {
            Measures told = measure(
                    new SmallCounts(rule, 1),
                    REGION,
                    Map.of(
                            "firstWeek", List.of(FIRST.toString()),
                            "lastWeek", List.of(FIRST.plus(1).toString())));
            assertThat(told(of(told, MeasureName.STILL_TO_PLACE).total()))
                    .as("%s", rule)
                    .isEqualTo(" 52/60");
            assertThat(told.roundedTo()).isEmpty();
            assertThat(told.suppressedBelow()).isEmpty();
        }
    }

    @Test
    void nothing_can_be_rounded_to_nothing() {
        assertThatThrownBy(() -> new SmallCounts(Rule.ROUND, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
