package io.placemarket.command.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.SettableClock;
import io.placemarket.command.time.MarketCalendar;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
    @Test
    void a_provider_has_as_many_working_days_as_its_offer_says_until_five_in_the_afternoon() {
        MarketCalendar thursday = new MarketCalendar(new SettableClock(Instant.parse("2026-12-24T10:00:00Z")));
        assertThat(Confirmation.due(Sample.terms(1, 0), thursday)).isEmpty();
        assertThat(Confirmation.due(Sample.terms(1, 1), thursday))
                .as("Christmas, a weekend and the day in lieu of Boxing Day lie between")
                .contains(Instant.parse("2026-12-29T17:00:00Z"));
    }
}
