package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardStreamOverHttpTest extends OverHttp {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PATH = "/api/board/stream?from=2026-W48&weeks=2&rows=sector&sector=voluntary";

    private Flux<ServerSentEvent<String>> stream(String user, String path) {
        return as(user).get()
                .uri(path)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectHeader()
                .valueEquals("X-Accel-Buffering", "no")
                .returnResult(EVENT)
                .getResponseBody()
                .filter(event -> !"heartbeat".equals(event.event()));
    }

    @Test
    void a_watcher_gets_the_board_and_then_the_cells_that_a_booking_changes() {
        Story story = market().story();
        WeekSet week = WeekSet.of(Week.of(Story.MONDAY).plus(1));
        HoldId[] hold = new HoldId[1];
        StepVerifier.create(stream("region", PATH))
                .assertNext(first -> {
                    assertThat(first.event()).isEqualTo("snapshot");
                    assertThat(first.id()).isNotBlank();
                    assertThat(json(first).at("/items/0/key").asString()).isEqualTo("VOLUNTARY");
                })
                .then(() -> hold[0] = story.hold(market().hospiceOffer, market().southern, market().south, 1, week))
                .assertNext(change -> {
                    assertThat(change.event()).isEqualTo("delta");
                    assertThat(change.id()).startsWith(story.position() + ".");
                    JsonNode cell = json(change).at("/cells/0");
                    assertThat(cell.at("/row").asString()).isEqualTo("VOLUNTARY");
                    assertThat(cell.at("/label").asString()).isEqualTo("Voluntary");
                    assertThat(cell.at("/week").asString()).isEqualTo("2026-W49");
                    assertThat(cell.at("/held").asInt()).isEqualTo(2);
                    assertThat(cell.at("/free").asInt()).isZero();
                    assertThat(json(change).at("/total/0/stillToPlace").asInt()).isPositive();
                })
                .then(() -> story.tell(new PlacesFreed(market().dayRoom, hold[0], 1, week), new HoldLapsed(hold[0])))
                .assertNext(change ->
                        assertThat(json(change).at("/cells/0/held").asInt()).isEqualTo(1))
                .thenCancel()
                .verify(LONG);
    }

    @Test
    void who_comes_again_after_a_broken_line_is_sent_what_is_different_since() {
        Story story = market().story();
        WeekSet week = WeekSet.of(Week.of(Story.MONDAY).plus(1));
        String seen = Optional.ofNullable(stream("region", PATH).blockFirst(LONG))
                .map(ServerSentEvent::id)
                .orElseThrow();
        HoldId hold = story.hold(market().hospiceOffer, market().southern, market().south, 1, week);
        ServerSentEvent<String> next = Optional.ofNullable(as("region")
                        .get()
                        .uri(PATH + "&atLeast=" + story.position())
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .header("Last-Event-ID", seen)
                        .exchange()
                        .returnResult(EVENT)
                        .getResponseBody()
                        .blockFirst(LONG))
                .orElseThrow();
        story.tell(new PlacesFreed(market().dayRoom, hold, 1, week), new HoldLapsed(hold));
        assertThat(next.event()).isEqualTo("delta");
        assertThat(json(next).at("/cells/0/held").asInt()).isEqualTo(2);
    }

    private static JsonNode json(ServerSentEvent<String> event) {
        return JsonMapper.shared().readTree(Optional.ofNullable(event.data()).orElseThrow());
    }

    @Test
    void who_asks_for_a_board_again_is_sent_it_only_where_it_is_another_one() {
        String path = "/api/board?from=2026-W48&weeks=2&rows=level&level=YEAR_2";
        HttpHeaders headers = as("region")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo("level")
                .returnResult()
                .getResponseHeaders();
        String tag = Optional.ofNullable(headers.getETag()).orElseThrow();
        as("region")
                .get()
                .uri(path)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
        market().story().area(market().trust, 3);
        as("region")
                .get()
                .uri(path + "&atLeast=" + market().story().position())
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void one_user_may_have_only_so_many_streams_and_gets_in_again_when_one_ends() throws InterruptedException {
        CountDownLatch watching = new CountDownLatch(3);
        List<Disposable> open = IntStream.range(0, 3)
                .mapToObj(i -> stream("operator", PATH)
                        .doOnNext(first -> watching.countDown())
                        .subscribe())
                .toList();
        assertThat(watching.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        as("operator")
                .get()
                .uri(PATH)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-requests");
        open.forEach(Disposable::dispose);
        await().atMost(LONG)
                .untilAsserted(() -> as("operator")
                        .get()
                        .uri(PATH)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(EVENT)
                        .getResponseBody()
                        .blockFirst(LONG));
    }
}
