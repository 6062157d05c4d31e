package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.EachRow;
import io.placemarket.command.gateway.EachRow.Verdict;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Creates the cohorts of a table, each in a unit of work of its own under a key made of its content, so that a table sent again adds nothing. */
final class CohortImport {
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

    Mono<Imported> take(CohortLines table, OrganisationId university, Actor actor, boolean dryRun) {
        return EachRow.take(table.lines(), table.rejected(), line -> create(line, university, actor, dryRun))
                .map(told -> new Imported(table.size(), told.accepted(), told.repeated(), told.rejected()));
    }

    private Mono<Verdict<Taken>> create(CohortLines.Line line, OrganisationId university, Actor actor, boolean dryRun) {
        return market.ask(
                        new CreateCohort(ids.cohort(), university, line.programme()),
                        Asking.by(actor)
                                .onceByContent("cohort-import", line.programme())
                                .dry(dryRun),
                        Created.class)
                .<Verdict<Taken>>map(receipt -> {
                    CohortId cohort = new CohortId(receipt.result().id());
                    return receipt.repeated()
                            ? new Verdict.Repeated<>(new Taken(line.number(), Optional.of(cohort)))
                            : new Verdict.Accepted<>(
                                    new Taken(line.number(), dryRun ? Optional.empty() : Optional.of(cohort)));
                })
                .onErrorResume(
                        RefusedException.class,
                        refused -> Mono.just(new Verdict.Rejected<>(RowProblem.of(line.number(), refused.problem()))));
    }
}
