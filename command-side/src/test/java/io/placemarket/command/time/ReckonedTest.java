package io.placemarket.command.time;

import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.offered;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.kernel.event.EventJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReckonedTest {
    private static final JsonMapper JSON = EventJson.form(JsonMapper.builder()).build();

    private static HoldTaken until(String instant) {
        return new HoldTaken(HOLD, 1, offered(), Instant.parse(instant));
    }

    @Test
    void a_deadline_beyond_the_bank_holidays_that_are_known_says_so() {
        HoldTaken late = until("2029-01-01T17:00:00Z");
        String written = JSON.writeValueAsString(late);
        assertThat(written)
                .contains("\"bankHolidaysKnownUntil\":\"2028-12-31\"")
                .doesNotContain("\"deadline\"");
        assertThat(JSON.readValue(written, HoldTaken.class)).isEqualTo(late);
        assertThat(JSON.writeValueAsString(until("2028-12-29T17:00:00Z"))).doesNotContain("bankHolidaysKnownUntil");
    }
}
