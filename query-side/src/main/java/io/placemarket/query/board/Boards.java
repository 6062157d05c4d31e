package io.placemarket.query.board;

import io.placemarket.edge.position.AtLeast;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Boards of now and of the past, and two of them compared. */
@Component
public final class Boards {
    private final BoardFeeds feeds;
    private final Moments moments;
    private final Clock clock;
    private final JsonMapper json;
    private volatile @Nullable Usual usual;
    private final int smallestCount;

    Boards(
            BoardFeeds feeds,
            Moments moments,
            Clock clock,
            JsonMapper json,
            @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.feeds = feeds;
        this.moments = moments;
        this.clock = clock;
        this.json = json;
        this.smallestCount = smallestCount;
    }

    private record Usual(LocalDate day, BoardQuery query) {}

    private record Seen(BoardQuery query, BoardSnapshot board, Optional<Instant> asOf) {}

    /** What was asked for, once the views have reached the position. */
    public Mono<BoardShown> show(String user, long atLeast, BoardAsked asked) {
        return seen(user, atLeast, asked)
                .flatMap(seen -> asked.compareWith()
                        .map(other -> compared(atLeast, seen, other))
                        .orElseGet(() -> Mono.just(new BoardShown(seen.board(), seen.asOf(), Optional.empty()))));
    }

    /** The same as JSON, encoded once for all who ask for a board of now. */
    Mono<Frame> encoded(String user, long atLeast, BoardAsked asked) {
        return asked.asOf().isEmpty() && asked.compareWith().isEmpty()
                ? feeds.encoded(user, atLeast, asked.query().apply(Today.at(clock)))
                : show(user, atLeast, asked)
                        .map(shown -> new Frame("snapshot", shown.board().position(), json.writeValueAsBytes(shown)));
    }

    /**
     * A board of now as JSON, where it was asked for before and nothing has happened since.
     *
     * @param parameters as a request has them
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value
     */
    Optional<Frame> known(Map<String, List<String>> parameters) {
        if (parameters.containsKey(AtLeast.PARAMETER)) {
            return Optional.empty();
        }
        Today today = Today.at(clock);
        if (parameters.isEmpty()) {
            return feeds.known(usual(today));
        }
        BoardAsked asked = BoardAsked.of(new Filters(parameters), today);
        return asked.asOf().isEmpty() && asked.compareWith().isEmpty()
                ? feeds.known(asked.query().apply(today))
                : Optional.empty();
    }

    /** What is asked for without parameters, read once a day. */
    private BoardQuery usual(Today today) {
        Usual known = usual;
        if (known == null || !known.day().equals(today.day())) {
            known = new Usual(today.day(), BoardParameters.read(new Filters(Map.of()), today));
            usual = known;
        }
        return known.query();
    }

    private Mono<Seen> seen(String user, long atLeast, BoardAsked asked) {
        if (asked.asOf().isEmpty()) {
            BoardQuery query = asked.query().apply(Today.at(clock));
            return feeds.snapshot(user, atLeast, query).map(board -> new Seen(query, board, Optional.empty()));
        }
        return moments.ask(atLeast, asked.asOf(), then -> {
            BoardQuery query = asked.query().apply(then.today());
            return new Seen(query, count(query, then), Optional.of(then.instant()));
        });
    }

    private Mono<BoardShown> compared(long atLeast, Seen seen, Moment other) {
        return moments.place(atLeast, Moment.COMPARE_WITH, other)
                .flatMap(place -> moments.ask(place, then -> count(seen.query(), then)))
                .map(was -> new BoardShown(
                        seen.board(), seen.asOf(), Optional.of(BoardDifferences.between(was, seen.board()))));
    }

    /** A board of now. */
    public Mono<BoardSnapshot> now(String user, long atLeast, BoardQuery query) {
        return feeds.snapshot(user, atLeast, query);
    }

    /** A board of a moment. */
    public Mono<BoardSnapshot> at(Moments.Place place, BoardQuery query) {
        return moments.ask(place, then -> count(query, then));
    }

    private BoardSnapshot count(BoardQuery query, MarketAt then) {
        return BoardView.count(query, then.market(), smallestCount);
    }
}
