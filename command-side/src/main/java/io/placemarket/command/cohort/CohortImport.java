package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the cohorts of a table, each in a unit of work of its own under a key made of its content, so that a table sent again adds nothing. */
final class CohortImport {
    private static final int AT_ONCE = 32;

    private final Market market;
    private final IdSource ids;

    CohortImport(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * A row that went in, now or before.
     *
     * @param cohort absent in a dry run, where there is none yet
     */
    record Taken(long line, Optional<CohortId> cohort) {}

    /**
     * What became of a table.
     *
     * @param rows without the header
     * @param repeated rows that were imported before
     */
    record Imported(int rows, List<Taken> accepted, List<Taken> repeated, List<RowProblem> rejected) {}

    private sealed interface Verdict {
        record Accepted(Taken row) implements Verdict {}

        record Repeated(Taken row) implements Verdict {}

        record Rejected(RowProblem row) implements Verdict {}
    }

    Mono<Imported> take(CohortLines table, OrganisationId university, Actor actor, boolean dryRun) {
        return Flux.fromIterable(table.lines())
                .flatMapSequential(line -> create(line, university, actor, dryRun), AT_ONCE)
                .collectList()
                .map(verdicts -> imported(table, verdicts));
    }

    private Mono<Verdict> create(CohortLines.Line line, OrganisationId university, Actor actor, boolean dryRun) {
        return market.ask(
                        new CreateCohort(ids.cohort(), university, line.programme()),
                        Asking.by(actor)
                                .onceByContent("cohort-import", line.programme())
                                .dry(dryRun),
                        Created.class)
                .<Verdict>map(receipt -> {
                    CohortId cohort = new CohortId(receipt.result().id());
                    return receipt.repeated()
                            ? new Verdict.Repeated(new Taken(line.number(), Optional.of(cohort)))
                            : new Verdict.Accepted(
                                    new Taken(line.number(), dryRun ? Optional.empty() : Optional.of(cohort)));
                })
                .onErrorResume(
                        RefusedException.class,
                        refused -> Mono.just(new Verdict.Rejected(RowProblem.of(line.number(), refused.problem()))));
    }

    private static Imported imported(CohortLines table, List<Verdict> verdicts) {
        List<Taken> accepted = new ArrayList<>();
        List<Taken> repeated = new ArrayList<>();
        List<RowProblem> rejected = new ArrayList<>(table.rejected());
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted good -> accepted.add(good.row());
                case Verdict.Repeated again -> repeated.add(again.row());
                case Verdict.Rejected bad -> rejected.add(bad.row());
            }
        }
        rejected.sort(Comparator.comparingLong(RowProblem::line));
        return new Imported(table.size(), accepted, repeated, rejected);
    }
}
