package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import org.junit.jupiter.api.Test;

/** Who records that students completed locks allocations and then cohorts, and no area: two who lock in two orders may wait for each other. */
class LocksTest {
    @Test
    void who_withdraws_an_offer_locks_what_is_booked_in_it_in_order_and_cohorts_and_students_after_that() {
        assertThat(given(market(4, 4, 0))
                        .and(held(1))
                        .and(allocated(FIRST, ANNA, offered()))
                        .and(allocated(SECOND, BEN, offered()))
                        .when(new WithdrawOffer(OFFER, REASON, true), PROVIDER)
                        .reads())
                .containsSubsequence(
                        WARD.value(),
                        OFFER.value(),
                        FIRST.value(),
                        SECOND.value(),
                        HOLD.value(),
                        COHORT.value(),
                        BEN.value(),
                        ANNA.value());
    }
}
