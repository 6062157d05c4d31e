package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import io.placemarket.query.views.BlockedViews;
import io.placemarket.query.views.Rebuilds;
import io.placemarket.query.views.Views;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Boards that nobody has open are counted a part at a time, and others have their turn between. */
class BoardsBeingCountedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int AREAS = 40;

    private final Story story = new Story(3);
    private final Sinks.Many<RecordedUnit> log = Sinks.many().unicast().onBackpressureBuffer();
    private final Views views = new Views(Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC), SHORT);
    /** One area, cohort or profession at once. */
    private final BoardFeeds feeds =
            new BoardFeeds(views, JsonMapper.builder().build(), new OpeningBoards(99), 5, Duration.ZERO);

    private static BoardQuery board(int weeks) {
        return BoardQuery.everything(Week.of(Story.MONDAY), weeks);
    }

    private void follow() {
        OrganisationId trust = story.trust();
        for (int i = 0; i < AREAS; i++) {
            story.offer(trust, story.area(trust, 4), 4, 2);
        }
        views.follow(story.position(), position -> Flux.concat(Flux.fromIterable(story.units()), log.asFlux()));
        assertThat(views.ask(story.position(), Market::position).retry().block(LONG))
                .isEqualTo(story.position());
    }

    @AfterEach
    void close() {
        feeds.close();
        views.close();
    }

    /** Something else that is wanted of the views again and again. */
    private void again(AtomicInteger times, CompletableFuture<?> until) {
        views.run(market -> {
            times.incrementAndGet();
            if (!until.isDone()) {
                again(times, until);
            }
        });
    }

    @Test
    void whoever_else_wants_something_has_a_turn_between_any_two_areas() {
        follow();
        AtomicBoolean held = new AtomicBoolean(true);
        views.run(market -> BlockedViews.until(() -> !held.get()));
        CompletableFuture<@Nullable BoardSnapshot> opened =
                feeds.snapshot("region", 0, board(2)).toFuture();
        AtomicInteger others = new AtomicInteger();
        again(others, opened);
        held.set(false);
        assertThat(opened).succeedsWithin(LONG);
        assertThat(others.get()).isGreaterThanOrEqualTo(AREAS - 1);
        assertThat(opened.join()).isEqualTo(new BoardView(board(2), story.market()).snapshot());
    }

    @Test
    void who_watches_and_who_asks_for_a_board_that_is_being_counted_get_it_once_it_is_whole() {
        follow();
        CompletableFuture<@Nullable Frame> watched = feeds.watch("region", board(3), Optional.empty(), () -> true)
                .next()
                .toFuture();
        CompletableFuture<@Nullable Frame> asked =
                feeds.encoded("north", 0, board(3)).toFuture();
        assertThat(watched).succeedsWithin(LONG);
        assertThat(asked).succeedsWithin(LONG);
        Frame first = Objects.requireNonNull(watched.join());
        assertThat(first.event()).isEqualTo("snapshot");
        assertThat(first.content())
                .isEqualTo(Objects.requireNonNull(asked.join()).content());
    }

    @Test
    void a_board_whose_turn_does_not_come_in_time_is_refused_and_one_that_has_begun_is_waited_for() {
        follow();
        AtomicBoolean heldBefore = new AtomicBoolean(true);
        AtomicBoolean heldAfter = new AtomicBoolean(true);
        views.run(market -> BlockedViews.until(() -> !heldBefore.get()));
        CompletableFuture<@Nullable BoardSnapshot> first =
                feeds.snapshot("region", 0, board(4)).toFuture();
        CompletableFuture<@Nullable BoardSnapshot> second =
                feeds.snapshot("north", 0, board(5)).toFuture();
        views.run(market -> views.run(later -> BlockedViews.until(() -> !heldAfter.get())));
        heldBefore.set(false);
        assertThatThrownBy(() -> second.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.VIEW_BEHIND));
        heldAfter.set(false);
        assertThat(first).succeedsWithin(LONG);
        assertThat(feeds.snapshot("north", 0, board(5)).block(LONG)).isNotNull();
    }

    @Test
    void a_board_that_is_open_when_the_views_are_built_anew_is_counted_anew_a_part_at_a_time() {
        follow();
        List<Frame> frames = new CopyOnWriteArrayList<>();
        feeds.watch("region", board(2), Optional.empty(), () -> true).subscribe(frames::add);
        await().atMost(LONG).until(() -> !frames.isEmpty());
        OrganisationId trust = story.trust();
        story.offer(trust, story.area(trust, 7), 3, 2);
        AtomicInteger others = new AtomicInteger();
        CompletableFuture<CompletableFuture<@Nullable BoardSnapshot>> asked = new CompletableFuture<>();
        views.listenForAnother(market -> {
            CompletableFuture<@Nullable BoardSnapshot> answer =
                    feeds.snapshot("north", 0, board(2)).toFuture();
            again(others, answer);
            asked.complete(answer);
        });
        try (Rebuilds rebuilds = new Rebuilds(
                views, position -> story.units().stream().filter(unit -> unit.last() >= position), Clock.systemUTC())) {
            rebuilds.begin();
            assertThat(asked).succeedsWithin(LONG);
            assertThat(asked.join()).succeedsWithin(LONG);
            await().atMost(LONG).until(() -> frames.size() > 1);
        }
        assertThat(others.get()).isGreaterThanOrEqualTo(AREAS);
        BoardSnapshot anew = new BoardView(board(2), story.market()).snapshot();
        assertThat(asked.join().join()).isEqualTo(anew);
        assertThat(frames).extracting(Frame::event).containsExactly("snapshot", "delta");
        JsonMapper json = JsonMapper.builder().build();
        ModelBoard watched = new ModelBoard(json.readValue(text(frames.getFirst()), BoardSnapshot.class));
        watched.apply(json.readValue(text(frames.getLast()), BoardDelta.class));
        assertThat(watched.cells()).isEqualTo(new ModelBoard(anew).cells());
    }

    private static String text(Frame frame) {
        return StandardCharsets.UTF_8.decode(frame.content()).toString();
    }

    @Test
    void whatever_happens_meanwhile_a_board_counted_in_parts_is_the_one_counted_at_once() {
        for (long seed = 1; seed <= 20; seed++) {
            List<RecordedUnit> units = new RandomStory(seed).goOn(160).story().units();
            int half = units.size() / 2;
            Market market = new Market();
            units.subList(0, half).forEach(market::apply);
            BoardQuery query = BoardQuery.everything(RandomStory.FIRST, 8);
            BoardView inParts = BoardView.uncounted(query, market, BoardView.USUAL_SMALLEST_COUNT);
            int next = half;
            while (!inParts.count(() -> true)) {
                if (next < units.size()) {
                    inParts.touch(market.apply(units.get(next++)));
                }
            }
            assertThat(inParts.takeChanged().isEmpty()).isTrue();
            assertThat(inParts.snapshot()).as("seed %d", seed).isEqualTo(new BoardView(query, market).snapshot());
            while (next < units.size()) {
                inParts.touch(market.apply(units.get(next++)));
            }
            assertThat(inParts.snapshot())
                    .as("seed %d, at the end", seed)
                    .isEqualTo(new BoardView(query, market).snapshot());
        }
    }
}
