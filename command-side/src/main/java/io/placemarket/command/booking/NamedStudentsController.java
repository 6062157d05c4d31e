package io.placemarket.command.booking;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.page.NamedStudents;
import io.placemarket.edge.page.NamedStudents.Form;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudentsPage;
import io.placemarket.edge.page.NamedStudentsWayIn;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes a list of students from a page's form, so that it works without a script: tried first, then, where it is still the same, done under the
 * key the page was made with.
 */
@RestController
@Tag(name = "Allocations")
public final class NamedStudentsController implements NamedStudentsWayIn {
    private final Market market;
    private final IdSource ids;
    private final ObjectProvider<NamedStudentsPage> page;

    public NamedStudentsController(Market market, IdSource ids, ObjectProvider<NamedStudentsPage> page) {
        this.market = market;
        this.ids = ids;
        this.page = page;
    }

    @Override
    public String action(OfferId offer) {
        return "/api/offers/" + offer + "/named-students";
    }

    @Operation(
            summary = "Name a list of students by a page's form, answered as a page (university)",
            description =
                    "Members cohort, students, first and last (weeks) or the hold whose places they take, how (each or all), step (check or name), "
                            + "key and checked (what the page before gave; where that is of another list, this is a check). The page of a refusal "
                            + "has its status. Only where both sides run as one program.")
    @PostMapping(
            path = "/api/offers/{offer}/named-students",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = "text/html;charset=UTF-8")
    Mono<ResponseEntity<String>> name(@PathVariable OfferId offer, Actor actor, ServerWebExchange exchange) {
        NamedStudentsPage shown = Optional.ofNullable(page.getIfAvailable())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                "There are no pages in this process; programs name students at /api/offers/" + offer
                                        + "/allocations/each.")
                        .refused());
        return exchange.getFormData()
                .flatMap(fields -> answer(offer, fields, actor))
                .flatMap(answer -> shown.html(answer, exchange)
                        .map(html -> ResponseEntity.status(answer.status()).body(html)));
    }

    private Mono<NamedStudents> answer(OfferId offer, MultiValueMap<String, String> fields, Actor actor) {
        Form form = new Form(
                field(fields, "cohort"),
                field(fields, "students"),
                field(fields, "first"),
                field(fields, "last"),
                field(fields, "how").equals("each"),
                field(fields, "hold"));
        // only what was shown is done
        boolean tried = !field(fields, "step").equals("name")
                || !field(fields, "checked").equals(form.digest());
        IdempotencyKey key = IdempotencyKey.parse(fields.getFirst("key"));
        Asking asking = Asking.by(actor).once(key, offer, form).dry(tried);
        return Mono.fromSupplier(() -> naming(offer, form))
                .flatMap(naming -> form.each() ? each(naming, form, asking) : all(naming, form, asking))
                .onErrorResume(
                        RefusedException.class,
                        refused -> whole(offer, form, tried, refused.problem(), StudentLines.of(refused)));
    }

    private Naming naming(OfferId offer, Form form) {
        List<String> written = form.written();
        if (written.isEmpty()) {
            throw Problem.missing("students", "at least one student").refused();
        }
        return new Naming(
                offer,
                Fields.id("cohort", form.cohort(), CohortId::new, "one of the cohorts"),
                Naming.students(written, offer, ids),
                weeks(form),
                Fields.optionalId("hold", form.hold(), HoldId::new, "one of the holds"));
    }

    private static Optional<WeekSet> weeks(Form form) {
        String run = String.join(
                "/",
                Stream.of(form.first(), form.last())
                        .filter(week -> !week.isBlank())
                        .distinct()
                        .toList());
        return run.isEmpty() ? Optional.empty() : Optional.of(Fields.weeks("weeks", List.of(run)));
    }

    private Mono<NamedStudents> each(Naming naming, Form form, Asking asking) {
        return market.ask(naming.each(), asking, EachAnswered.class)
                .map(receipt -> new NamedStudents(
                        naming.offer(),
                        form,
                        asking.dryRun(),
                        Optional.empty(),
                        StudentLines.of(naming, receipt.result()),
                        receipt.position()));
    }

    private Mono<NamedStudents> all(Naming naming, Form form, Asking asking) {
        return market.ask(naming.all(), asking, StudentsAllocated.class)
                .map(receipt -> new NamedStudents(
                        naming.offer(),
                        form,
                        asking.dryRun(),
                        Optional.empty(),
                        StudentLines.of(
                                naming, new EachAnswered(receipt.result().allocations(), List.of())),
                        receipt.position()))
                .onErrorResume(
                        RefusedException.class,
                        refused -> whose(naming, asking)
                                .flatMap(lines ->
                                        whole(naming.offer(), form, asking.dryRun(), refused.problem(), lines)));
    }

    /** Whose fault it is that not all have a place: what each would be answered, one after the other. */
    private Mono<List<Line>> whose(Naming naming, Asking asking) {
        return market.ask(naming.each(), Asking.by(asking.actor()).dry(true), EachAnswered.class)
                .map(receipt -> StudentLines.of(naming, receipt.result()))
                .onErrorResume(RefusedException.class, refused -> Mono.just(StudentLines.of(refused)));
    }

    private Mono<NamedStudents> whole(OfferId offer, Form form, boolean tried, Problem problem, List<Line> lines) {
        return market.position()
                .map(position -> new NamedStudents(offer, form, tried, Optional.of(problem), lines, position));
    }

    private static String field(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
    }
}
