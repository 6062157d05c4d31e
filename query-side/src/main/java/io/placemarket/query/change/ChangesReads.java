package io.placemarket.query.change;

import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.board.BoardDifferences;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.BoardSnapshot;
import io.placemarket.query.board.Boards;
import io.placemarket.query.measure.SmallCounts;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.past.Moments;
import io.placemarket.query.past.Moments.Place;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.LogDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what changed between two moments, from the log between them and the board at both. */
@Component
public final class ChangesReads {
    /** The most events that are read for one answer. */
    static final int MOST_EVENTS = 100_000;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final EventLog log;
    private final Moments moments;
    private final Boards boards;
    private final Clock clock;
    private final SmallCounts small;

    ChangesReads(EventLog log, Moments moments, Boards boards, Clock clock, SmallCounts small) {
        this.small = small;
        this.log = log;
        this.moments = moments;
        this.boards = boards;
        this.clock = clock;
    }

    /**
     * The later moment.
     *
     * @param past whether it was asked for; else it is now
     */
    private record Later(Place place, boolean past, BoardQuery query, BoardSnapshot board) {}

    /** Refused with invalid-value where the log does not reach the moments, one is after the other, or too much lies between them. */
    public Mono<Changes> between(long atLeast, ChangesQuery query, Actor actor) {
        return later(actor.user(), atLeast, query)
                .flatMap(later -> query.since()
                        .map(since -> moments.place(atLeast, ChangesQuery.SINCE, since))
                        .orElseGet(() -> moments.before(later.place(), A_DAY))
                        .flatMap(since -> between(since, later, query, actor)));
    }

    private Mono<Later> later(String user, long atLeast, ChangesQuery query) {
        if (query.until().isPresent()) {
            return moments.place(atLeast, ChangesQuery.UNTIL, query.until().get())
                    .flatMap(place -> {
                        BoardQuery asked = board(place.instant());
                        return boards.at(place, asked).map(board -> new Later(place, true, asked, board));
                    });
        }
        Instant now = clock.instant();
        BoardQuery asked = board(now);
        return boards.now(user, atLeast, asked)
                .map(board -> new Later(new Place(board.position(), now), false, asked, board));
    }

    private static BoardQuery board(Instant then) {
        return BoardQuery.everything(Today.of(then).week(), BoardQuery.USUAL_WEEKS);
    }

    private Mono<Changes> between(Place since, Later later, ChangesQuery query, Actor actor) {
        Place until = later.place();
        if (since.position() > until.position() || until.position() - since.position() > MOST_EVENTS) {
            throw Problem.invalid(
                            ChangesQuery.SINCE,
                            query.since().map(Object::toString).orElse(""),
                            "a moment not after position %d, with at most %,d events between the two"
                                    .formatted(until.position(), MOST_EVENTS))
                    .refused();
        }
        return moments.read(() -> read(since, until))
                .flatMap(fold -> tell(fold, later, query, actor))
                .zipWith(boards.at(since, later.query()), (page, was) -> changes(since, later, was, page));
    }

    private Mono<Page<Change>> tell(ChangeFold fold, Later later, ChangesQuery query, Actor actor) {
        Function<MarketAt, Page<Change>> telling = then -> query.page()
                .page(
                        later.place().position(),
                        new ChangeWords(then.market(), actor, small)
                                .tell(fold).stream()
                                        .filter(change -> query.kinds().isEmpty()
                                                || query.kinds().contains(change.kind())),
                        Change::key);
        return later.past()
                ? moments.ask(later.place(), telling)
                : moments.ask(later.place().position(), Optional.empty(), telling);
    }

    private static Changes changes(Place since, Later later, BoardSnapshot was, Page<Change> page) {
        BoardDifferences board = BoardDifferences.between(was, later.board());
        return new Changes(
                since,
                later.place(),
                board.cells(),
                board.total(),
                page.items(),
                page.next(),
                later.place().position());
    }

    private ChangeFold read(Place since, Place until) {
        ChangeFold fold = new ChangeFold();
        try (Stream<LoggedUnit> units = log.reader().unitsFrom(since.position() + 1)) {
            Iterator<LoggedUnit> each = units.iterator();
            while (each.hasNext()) {
                LoggedUnit unit = each.next();
                if (unit.lastPosition() > until.position()) {
                    break;
                }
                if (unit.lastPosition() > since.position()) {
                    fold.apply(LogDecoder.decode(unit));
                }
            }
        }
        return fold;
    }
}
