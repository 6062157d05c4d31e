package io.placemarket.command.offer;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.EachRow;
import io.placemarket.command.gateway.EachRow.Verdict;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.offer.OfferTable.Content;
import io.placemarket.command.offer.OfferTable.Row;
import io.placemarket.edge.csv.RowProblem;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Posts the rows of a table, each a unit of work of its own under a key made of its content, so that a table sent again adds nothing. A trial
 * is judged under the same keys and leaves no trace.
 */
final class OfferImport {
    private final Market market;
    private final IdSource ids;

    OfferImport(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * A row that went in, now or before.
     *
     * @param offer absent in a trial, where there is none yet
     */
    record Taken(long line, Optional<OfferId> offer) {}

    /**
     * What became of a table.
     *
     * @param rows without the header
     * @param repeated rows that were imported before
     */
    record Imported(int rows, List<Taken> accepted, List<Taken> repeated, List<RowProblem> rejected) {}

    Mono<Imported> take(OfferTable table, Actor actor, boolean trial) {
        return EachRow.take(table.rows(), table.rejected(), row -> post(row, actor, trial))
                .map(told -> new Imported(table.size(), told.accepted(), told.repeated(), told.rejected()));
    }

    private Mono<Verdict<Taken>> post(Row row, Actor actor, boolean trial) {
        Content content = row.content();
        OfferId offer = ids.offer(content.area());
        return market.ask(
                        new PostOffer(offer, content.terms(), trial),
                        Asking.by(actor).onceByContent("offer-import", content),
                        Created.class)
                .<Verdict<Taken>>map(receipt -> {
                    OfferId id = new OfferId(receipt.result().id());
                    return receipt.repeated()
                            ? new Verdict.Repeated<>(new Taken(row.line(), Optional.of(id)))
                            : new Verdict.Accepted<>(new Taken(row.line(), trial ? Optional.empty() : Optional.of(id)));
                })
                .onErrorResume(
                        RefusedException.class,
                        refused -> Mono.just(new Verdict.Rejected<>(
                                RowProblem.of(row.line(), inColumns(refused.problem(), content)))));
    }

    /** The rules name fields as JSON does; the table's columns are called otherwise. */
    private static Problem inColumns(Problem problem, Content content) {
        boolean aboutArea = problem.code() == ProblemCode.NOT_YOURS || problem.code() == ProblemCode.NOT_FOUND;
        return new Problem(
                problem.code(),
                problem.detail(),
                aboutArea
                        ? Optional.of("area")
                        : problem.field()
                                .map(field -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)),
                aboutArea ? Optional.of(content.area().value()) : problem.value(),
                aboutArea ? Optional.of("an area of your own organisation") : problem.accepted(),
                problem.figures());
    }
}
