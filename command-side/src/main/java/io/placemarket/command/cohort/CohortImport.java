package io.placemarket.command.cohort;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.EachRow;
import io.placemarket.command.gateway.EachRow.Verdict;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.kernel.cohort.Programme;
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
     * @param repeated rows that were imported before, or name a cohort that is as they say
     */
    record Imported(int rows, List<Taken> accepted, List<Taken> repeated, List<RowProblem> rejected) {}

    Mono<Imported> take(CohortLines table, OrganisationId university, Actor actor, boolean dryRun) {
        return EachRow.take(table.lines(), table.rejected(), line -> take(line, university, actor, dryRun))
                .map(told -> new Imported(table.size(), told.accepted(), told.repeated(), told.rejected()));
    }

    private Mono<Verdict<Taken>> take(CohortLines.Line line, OrganisationId university, Actor actor, boolean dryRun) {
        Programme programme = line.content().programme();
        return line.content()
                .cohort()
                .map(cohort -> compare(line.number(), new CreateCohort(cohort, university, programme), actor))
                .orElseGet(() ->
                        create(line.number(), new CreateCohort(ids.cohort(), university, programme), actor, dryRun))
                .onErrorResume(
                        RefusedException.class,
                        refused -> Mono.just(new Verdict.Rejected<>(RowProblem.of(line.number(), refused.problem()))));
    }

    private Mono<Verdict<Taken>> create(long line, CreateCohort command, Actor actor, boolean dryRun) {
        return market.ask(
                        command,
                        Asking.by(actor)
                                .onceByContent("cohort-import", command.programme())
                                .dry(dryRun),
                        Created.class)
                .map(receipt -> {
                    CohortId cohort = new CohortId(receipt.result().id());
                    return receipt.repeated()
                            ? new Verdict.Repeated<>(new Taken(line, Optional.of(cohort)))
                            : new Verdict.Accepted<>(new Taken(line, dryRun ? Optional.empty() : Optional.of(cohort)));
                });
    }

    /** A row of an export comes back: nothing is left to do where it is as it was, and nothing happens otherwise. */
    private Mono<Verdict<Taken>> compare(long line, CreateCohort command, Actor actor) {
        Asking trying = Asking.by(actor).dry(true);
        return market.ask(new EnrolStudents(command.cohort(), List.of()), trying, StudentsKnown.class)
                .flatMap(there -> market.ask(command, trying, Created.class))
                .map(same -> new Verdict.Repeated<>(new Taken(line, Optional.of(command.cohort()))));
    }
}
