package io.placemarket.query.board;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Cells of boards, of now and of the past, and one compared with what it was at another moment. */
@Component
public final class Cells {
    private final Moments moments;
    private final int smallestCount;

    Cells(Moments moments, @Value("${placemarket.measures.smallest-count:5}") int smallestCount) {
        this.moments = moments;
        this.smallestCount = smallestCount;
    }

    /**
     * A cell as it was read.
     *
     * @param board the board it is of
     * @param instant what counts as now there
     */
    public record Seen(CellDetail cell, BoardQuery board, Instant instant) {}

    private record Looked(Seen seen, Optional<CellSide> side) {}

    /** What was asked for, once the views have reached the position. */
    public Mono<Seen> show(long atLeast, CellQuery query, Actor actor) {
        return moments.studyAtLength(atLeast, query.asOf(), then -> {
                    CellReads reads = new CellReads(then, smallestCount);
                    BoardQuery board = query.board().apply(then.today());
                    if (query.compareWith().isEmpty()) {
                        return new Looked(new Seen(reads.read(query, actor), board, then.instant()), Optional.empty());
                    }
                    CellReads.Both both = reads.both(query, actor);
                    return new Looked(new Seen(both.cell(), board, then.instant()), Optional.of(both.side()));
                })
                .flatMap(looked -> looked.side()
                        .map(is -> was(atLeast, query, looked.seen().board(), actor)
                                .map(was -> compared(looked.seen(), was, is, query)))
                        .orElseGet(() -> Mono.just(looked.seen())));
    }

    /** The same cell of the same weeks at the other moment. */
    private Mono<CellSide> was(long atLeast, CellQuery query, BoardQuery board, Actor actor) {
        return Mono.justOrEmpty(query.compareWith())
                .flatMap(other -> moments.place(atLeast, Moment.COMPARE_WITH, other))
                .flatMap(place -> moments.askAtLength(
                        place, then -> new CellReads(then, smallestCount).side(query, board, actor)));
    }

    private static Seen compared(Seen seen, CellSide was, CellSide is, CellQuery query) {
        return new Seen(
                seen.cell()
                        .comparedWith(CellCompared.between(
                                was, is, CellQuery.told(seen.board(), query.slice(seen.board())), query.measure())),
                seen.board(),
                seen.instant());
    }
}
