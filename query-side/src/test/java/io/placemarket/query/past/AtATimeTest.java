package io.placemarket.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import org.junit.jupiter.api.Test;

class AtATimeTest {
    private final AtATime two = new AtATime(2, "are reading");

    @Test
    void who_would_be_one_too_many_is_refused_and_comes_in_once_another_is_done() {
        assertThat(two.take(() -> two.take(() -> "both"))).isEqualTo("both");
        assertThatThrownBy(() -> two.take(() -> two.take(() -> two.take(() -> "all three"))))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PAST_BUSY);
                    assertThat(refused.problem().detail()).startsWith("2 people are reading");
                });
        assertThat(two.take(() -> two.take(() -> "both again"))).isEqualTo("both again");
    }

    @Test
    void who_fails_makes_room_too() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> two.take(() -> {
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
