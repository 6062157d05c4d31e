package io.placemarket.command.area;

import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.week;
import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placemarket.command.Sample;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.CapacityRefusal.PlacesBooked;
import io.placemarket.kernel.refusal.HoldRefusal.HoldTooSmall;
import io.placemarket.kernel.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A ward for three, an offer of two, and one of them held from the fiftieth week on. */
class ShortageTest {
    private static final HoldId ANOTHER = new HoldId(OFFER + "-h000000000e");
    private static final WeekSet HELD = weeks("2026-W50/2026-W52");

    private final AreaCapacity capacity = capacity();

    private static AreaCapacity capacity() {
        AreaCapacity capacity = new AreaCapacity(Sample.ward(3));
        capacity.apply(Sample.placesOffered(OFFER, Sample.terms(2, 0)));
        capacity.apply(new PlacesClaimed(WARD, new Claim(HOLD, COHORT, Optional.empty(), 1, HELD)));
        return capacity;
    }

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).refusal().orElseThrow();
    }

    private static Claim claim(HoldId hold, int heads, String... runs) {
        return new Claim(hold, COHORT, Optional.empty(), heads, weeks(runs));
    }

    @Test
    void claims_of_one_command_are_counted_together() {
        Shortage.check(capacity, List.of(claim(ANOTHER, 1, "2026-W49"), claim(ANOTHER, 1, "2026-W50")));
        assertThat(refused(() -> Shortage.check(
                                capacity,
                                List.of(claim(ANOTHER, 1, "2026-W49/2026-W50"), claim(ANOTHER, 1, "2026-W50"))))
                        .detail())
                .contains("2026-W50");
    }

    @Test
    void no_more_are_named_from_a_hold_than_it_has_in_each_week() {
        Shortage.checkHold(capacity, HOLD, 1, HELD);
        assertThat(refused(() -> Shortage.checkHold(capacity, HOLD, 2, HELD))).isEqualTo(new HoldTooSmall(1, 2));
        assertThat(refused(() -> Shortage.checkHold(capacity, HOLD, 1, weeks("2026-W49/2026-W50"))))
                .isEqualTo(new HoldTooSmall(0, 1));
    }

    @Test
    void an_offer_keeps_as_many_places_as_are_booked_in_it() {
        Shortage.checkBooked(capacity, OFFER, HELD, 1);
        Shortage.checkBooked(capacity, OFFER, weeks("2026-W49"), 0);
        assertThat(refused(() -> Shortage.checkBooked(capacity, OFFER, weeks("2026-W49/2026-W50"), 0)))
                .isEqualTo(new PlacesBooked(new TreeMap<>(Map.of(week("2026-W50"), 1))));
    }
}
