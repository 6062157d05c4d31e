package io.placemarket.command.gateway;

import io.placemarket.edge.csv.RowProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a table of which the good rows go in, each in a unit of work of its own. */
public final class EachRow {
    private static final int AT_ONCE = 32;

    private EachRow() {}

    /** What became of a row. */
    public sealed interface Verdict<T> {
        record Accepted<T>(T row) implements Verdict<T> {}

        /** It went in before. */
        record Repeated<T>(T row) implements Verdict<T> {}

        record Rejected<T>(RowProblem row) implements Verdict<T> {}
    }

    /** What became of all of them, each list in the order of the table. */
    public record Told<T>(List<T> accepted, List<T> repeated, List<RowProblem> rejected) {}

    /**
     * A few rows at a time.
     *
     * @param unreadable what was rejected before
     */
    public static <R, T> Mono<Told<T>> take(
            List<R> rows, List<RowProblem> unreadable, Function<R, Mono<Verdict<T>>> each) {
        return Flux.fromIterable(rows)
                .flatMapSequential(each, AT_ONCE)
                .collectList()
                .map(verdicts -> told(verdicts, unreadable));
    }

    private static <T> Told<T> told(List<Verdict<T>> verdicts, List<RowProblem> unreadable) {
        List<T> accepted = new ArrayList<>();
        List<T> repeated = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(unreadable);
        for (Verdict<T> verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted<T> good -> accepted.add(good.row());
                case Verdict.Repeated<T> again -> repeated.add(again.row());
                case Verdict.Rejected<T> bad -> rejected.add(bad.row());
            }
        }
        rejected.sort(Comparator.comparingLong(RowProblem::line));
        return new Told<>(accepted, repeated, rejected);
    }
}
