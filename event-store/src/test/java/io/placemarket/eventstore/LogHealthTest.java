package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogHealthTest {
    @Test
    void slow_is_told_from_away() {
        assertThat(new LogHealth.Well(Duration.ofMillis(3)).status()).isEqualTo("UP");
        LogHealth slow = new LogHealth.Slow(Duration.ofSeconds(3));
        assertThat(slow.status()).isEqualTo("SLOW");
        assertThat(slow.details()).isEqualTo(Map.of("answeredIn", Duration.ofSeconds(3)));
        LogHealth doubtful = new LogHealth.Doubtful(Duration.ofSeconds(3), "disk full");
        assertThat(doubtful.status()).isEqualTo("DEGRADED");
        assertThat(doubtful.details()).containsOnlyKeys("since", "why");
        LogHealth away = new LogHealth.Away("connection refused");
        assertThat(away.status()).isEqualTo("DOWN");
        assertThat(away.details()).isEqualTo(Map.of("why", "connection refused"));
    }
}
