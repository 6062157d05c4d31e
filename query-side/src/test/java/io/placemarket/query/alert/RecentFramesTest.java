package io.placemarket.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFramesTest {
    private final RecentFrames frames = new RecentFrames("here");

    private List<String> since(String user, String id) {
        return frames.since(user, id).orElseThrow().stream()
                .map(AlertFrame::json)
                .toList();
    }

    @Test
    void who_was_away_hears_what_they_missed_and_nothing_of_others() {
        String before = frames.id(7);
        String first = frames.add("me", "raised", 8, "one").id();
        frames.add("somebody", "raised", 8, "two");
        String last = frames.add("me", "cleared", 9, "three").id();
        assertThat(since("me", before)).containsExactly("one", "three");
        assertThat(since("me", first)).containsExactly("three");
        assertThat(since("me", last)).isEmpty();
        assertThat(since("somebody", first)).containsExactly("two");
    }

    @Test
    void what_is_too_long_ago_or_was_elsewhere_is_not_gone_on_from() {
        String first = frames.id(0);
        for (int i = 0; i < 1_001; i++) {
            frames.add("me", "raised", i, "x");
        }
        assertThat(frames.since("me", first)).isEmpty();
        assertThat(frames.since("me", "7.elsewhere.3")).isEmpty();
        assertThat(frames.since("me", "7.here.5000")).isEmpty();
        assertThat(frames.since("me", "nonsense")).isEmpty();
        assertThat(frames.since("me", "1.here.99999999999999999999")).isEmpty();
        assertThat(frames.since("me", frames.id(1_000))).hasValue(List.of());
    }
}
