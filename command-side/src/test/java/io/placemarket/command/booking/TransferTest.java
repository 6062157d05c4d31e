package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Weeks to come are moved to another offer. */
class TransferTest {
    private static final WeekSet FIRST_TWO = weeks("2026-W49/2026-W50");
    private static final WeekSet LAST_TWO = weeks("2026-W51/2026-W52");
    private static final Optional<WeekSet> ALL = Optional.empty();
    private static final AreaId OTHER_WARD = new AreaId("ward00000002");
    private static final OfferId OTHER_OFFER = new OfferId("ward00000002-ffer0000");
    private static final OfferId SAME_WARD = new OfferId("ward00000000-ffer0002");

    /** A ward that takes so many, with an offer in the same weeks. */
    private static DomainEvent[] otherWard(int maximum) {
        return new DomainEvent[] {
            new PlacementAreaRegistered(
                    OTHER_WARD, Sample.OTHER_PROVIDER, "Ward 2", Setting.HOSPITAL, Sample.audit(maximum)),
            new PlacesOffered(OTHER_WARD, OTHER_OFFER, Sample.ADULT, offered(), 2),
            new OfferPosted(OTHER_OFFER, Sample.OTHER_PROVIDER, Sample.terms(2, 0), Optional.empty())
        };
    }

    private static AllocationId in(OfferId offer) {
        return new AllocationId(offer + "-a0000000009");
    }

    @Test
    void future_weeks_go_to_another_provider_in_one_unit_of_work() {
        AllocationId there = in(OTHER_OFFER);
        given(market())
                .and(otherWard(1))
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-09T10:00")
                .when(new TransferAllocation(FIRST, ALL, Optional.empty(), REASON, there), UNIVERSITY)
                .then(
                        new AllocationTransferred(FIRST, SEALED, LAST_TWO, there),
                        new PlacesFreed(WARD, FIRST, 1, LAST_TWO),
                        new PlacesClaimed(
                                OTHER_WARD, new Claim(there, COHORT, Optional.of(ANNA), 1, LAST_TWO).of(KEELE)),
                        new StudentFreed(ANNA, FIRST, LAST_TWO),
                        new StudentBooked(ANNA, there, LAST_TWO),
                        new AllocationProposed(
                                there, ANNA, COHORT, KEELE, LAST_TWO, Optional.empty(), Optional.empty()),
                        new AllocationAccepted(there, Party.MARKET));
    }

    @Test
    void nobody_is_transferred_where_there_is_no_room_and_stays_where_they_were() {
        given(market())
                .and(otherWard(1))
                .and(new SafeCapacityLowered(OTHER_WARD, weeks("2026-W52"), 0, REASON))
                .and(allocated(FIRST, ANNA, offered()))
                .when(new TransferAllocation(FIRST, ALL, Optional.empty(), REASON, in(OTHER_OFFER)), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void an_offer_of_the_same_full_ward_takes_whom_the_other_gives_up() {
        Scene scene = given(market(1, 1, 0))
                .and(
                        new PlacesOffered(WARD, SAME_WARD, Sample.ADULT, offered(), 1),
                        new OfferPosted(SAME_WARD, Sample.HOSPICE, Sample.terms(1, 0), Optional.empty()))
                .and(allocated(FIRST, ANNA, offered()));
        assertThat(scene.when(new TransferAllocation(FIRST, ALL, Optional.empty(), REASON, in(SAME_WARD)), UNIVERSITY)
                        .answer(WeeksHandedOn.class)
                        .state())
                .isEqualTo("TRANSFERRED");
    }

    @Test
    void a_transfer_in_the_same_weeks_adds_nothing_to_a_cohort_that_has_shrunk_below_its_places() {
        given(market())
                .and(otherWard(1))
                .and(allocated(FIRST, ANNA, FIRST_TWO))
                .and(taken(200, FIRST_TWO))
                .when(new TransferAllocation(FIRST, ALL, Optional.empty(), REASON, in(OTHER_OFFER)), UNIVERSITY)
                .then(
                        new AllocationTransferred(FIRST, SEALED, FIRST_TWO, in(OTHER_OFFER)),
                        new PlacesFreed(WARD, FIRST, 1, FIRST_TWO),
                        new PlacesClaimed(
                                OTHER_WARD,
                                new Claim(in(OTHER_OFFER), COHORT, Optional.of(ANNA), 1, FIRST_TWO).of(KEELE)),
                        new StudentFreed(ANNA, FIRST, FIRST_TWO),
                        new StudentBooked(ANNA, in(OTHER_OFFER), FIRST_TWO),
                        new AllocationProposed(
                                in(OTHER_OFFER), ANNA, COHORT, KEELE, FIRST_TWO, Optional.empty(), Optional.empty()),
                        new AllocationAccepted(in(OTHER_OFFER), Party.MARKET));
    }

    @Test
    void a_transfer_leads_to_another_offer_that_exists() {
        Scene scene = given(market()).and(allocated(FIRST, ANNA, offered()));
        scene.when(new TransferAllocation(FIRST, ALL, Optional.of(LAST_TWO), REASON, SECOND), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(new TransferAllocation(FIRST, ALL, ALL, REASON, in(OTHER_OFFER)), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_FOUND);
    }
}
