package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Story;
import io.placemarket.query.views.BlockedViews;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Boards that nobody has open, asked for while the views have something else to do. */
class BoardFeedsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int AT_ONCE = 3;

    private final Views views = new Views(Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC), LONG);
    private final BoardFeeds feeds = new BoardFeeds(views, JsonMapper.builder().build(), new OpeningBoards(AT_ONCE), 5);
    private final AtomicBoolean held = new AtomicBoolean(true);

    private static BoardQuery board(int weeks) {
        return BoardQuery.everything(Week.of(Story.MONDAY), weeks);
    }

    @BeforeEach
    void follow() {
        views.follow(0, position -> Flux.never());
        assertThat(feeds.snapshot("region", 0, board(1)).block(LONG)).isNotNull();
        views.run(market -> BlockedViews.until(() -> !held.get()));
    }

    @AfterEach
    void close() {
        held.set(false);
        feeds.close();
        views.close();
    }

    private static void assertTooMany(Publisher<?> asked) {
        assertThatThrownBy(() -> Flux.from(asked).blockFirst(LONG))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
                    assertThat(refused.problem().figures()).containsKey("retryAfterSeconds");
                });
    }

    @Test
    void one_user_opens_only_so_many_at_once_and_others_are_not_kept_out() {
        CompletableFuture<?> first = feeds.snapshot("region", 0, board(2)).toFuture();
        CompletableFuture<?> second = feeds.encoded("region", 0, board(3)).toFuture();
        CompletableFuture<?> third = feeds.watch("region", board(4), Optional.empty(), () -> true)
                .next()
                .toFuture();
        assertTooMany(feeds.snapshot("region", 0, board(5)));
        assertTooMany(feeds.encoded("region", 0, board(5)));
        assertTooMany(feeds.watch("region", board(5), Optional.empty(), () -> true));
        CompletableFuture<?> known = feeds.snapshot("region", 0, board(1)).toFuture();
        CompletableFuture<?> other = feeds.snapshot("north", 0, board(5)).toFuture();
        held.set(false);
        for (CompletableFuture<?> asked : new CompletableFuture<?>[] {first, second, third, known, other}) {
            assertThat(asked).succeedsWithin(LONG);
        }
        assertThat(feeds.snapshot("region", 0, board(6)).block(LONG)).isNotNull();
    }

    @Test
    void who_goes_away_may_open_others() {
        for (int weeks = 2; weeks < 12; weeks++) {
            feeds.snapshot("region", 0, board(weeks)).subscribe().dispose();
            feeds.watch("region", board(weeks), Optional.empty(), () -> true)
                    .subscribe()
                    .dispose();
        }
        CompletableFuture<?> last = feeds.snapshot("region", 0, board(20)).toFuture();
        held.set(false);
        assertThat(last).succeedsWithin(LONG);
    }
}
