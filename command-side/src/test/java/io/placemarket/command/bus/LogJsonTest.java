package io.placemarket.command.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class LogJsonTest {
    private final IdSource ids = new IdSource(new Random(7));

    @Test
    void what_stands_in_the_log_is_what_the_language_of_events_writes_and_no_more() {
        OfferId offer = ids.offer(ids.area());
        PlacesClaimed claimed = new PlacesClaimed(
                offer.area(),
                new Claim(ids.hold(offer), ids.cohort(), Optional.empty(), 2, WeekSet.parse(List.of("2026-W47"))));
        SerializedObject<String> written = LogJson.serializer().serialize(claimed, String.class);
        assertThat(written.getData()).isEqualTo(EventJson.write(claimed)).doesNotContain("\"hold\":");
        assertThat(EventJson.read(written.getType().getName(), written.getData()))
                .isEqualTo(claimed);
    }
}
