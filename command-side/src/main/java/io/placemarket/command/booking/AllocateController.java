package io.placemarket.command.booking;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.gateway.Replies;
import io.placemarket.command.gateway.RequestedWeeks;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.message.Reckoned;
import io.placemarket.edge.json.Fields;
import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.eventstore.Receipt;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.refusal.EachRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Allocates students over HTTP. */
@RestController
@Tag(name = "Allocations")
public final class AllocateController {
    private final Market market;
    private final IdSource ids;

    public AllocateController(Market market, IdSource ids) {
        this.market = market;
        this.ids = ids;
    }

    /**
     * Whom to allocate, and when.
     *
     * @param students the market's identifiers or the university's own numbers
     * @param weeks the hold's, or the offer's from this week on, where neither weeks nor days are named
     * @param hold the hold whose places they take
     */
    public record NewAllocations(
            @Nullable CohortId cohort,
            @Nullable List<String> students,
            @Nullable WeekSet weeks,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable HoldId hold) {
        Naming of(OfferId offer, IdSource ids) {
            List<Named> named = Naming.students(students, offer, ids);
            return new Naming(
                    offer,
                    Fields.required("cohort", cohort, "a cohort's identifier"),
                    named,
                    RequestedWeeks.optional(weeks, firstDay, lastDay),
                    Optional.ofNullable(hold));
        }
    }

    /** In the order in which the students were named. */
    public record Allocated(List<Item> allocations) {}

    /**
     * One allocation.
     *
     * @param reference the university's own number, where the request named the student by it
     * @param warnings requirements that may stop the start, as far as is known
     */
    public record Item(
            StudentId student,
            Optional<String> reference,
            AllocationId allocation,
            String state,
            Optional<Instant> confirmBy,
            List<RequirementWarning> warnings)
            implements Reckoned {
        @Override
        public Optional<Instant> deadline() {
            return confirmBy;
        }
    }

    @Operation(summary = "Name students for weeks of an offer, all or none (university)")
    @PostMapping("/api/offers/{offer}/allocations")
    Mono<ResponseEntity<Allocated>> allocate(
            @PathVariable OfferId offer,
            @RequestBody NewAllocations body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        Naming naming = body.of(offer, ids);
        return market.ask(
                        naming.all(),
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        StudentsAllocated.class)
                .map(receipt -> answer(naming, receipt));
    }

    /**
     * What each was answered.
     *
     * @param allocations of those who have a place now, in the order in which they were named
     * @param refused of those who have none
     */
    public record Answered(List<Item> allocations, List<EachRefusal> refused) {}

    @Operation(
            summary = "Name students for weeks of an offer, each with an answer of its own (university)",
            description =
                    "They are considered in the order in which they are named; who is refused keeps nobody else from a place. All"
                            + " of it is one unit of work. Where nobody can be placed it is refused (nobody-placed) with each one's"
                            + " reason in 'refused'; nothing is kept of that under a key, and a repeat is considered anew.")
    @PostMapping("/api/offers/{offer}/allocations/each")
    Mono<ResponseEntity<Answered>> allocateEach(
            @PathVariable OfferId offer,
            @RequestBody NewAllocations body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            IdempotencyKey key,
            IfMatch seen) {
        Naming naming = body.of(offer, ids);
        return market.ask(
                        naming.each(),
                        Asking.by(actor).having(seen).once(key, offer, body).dry(dryRun),
                        EachAnswered.class)
                .map(receipt -> Answers.at(receipt.position()).body(answered(naming, receipt.result())));
    }

    /** What is kept of the answer names nobody; a repeat names the same students in the same order. */
    private static Answered answered(Naming naming, EachAnswered outcome) {
        Set<Integer> none =
                outcome.refused().stream().map(Outcome.NotAllocated::place).collect(Collectors.toSet());
        List<Named> placed = IntStream.range(0, naming.students().size())
                .filter(place -> !none.contains(place))
                .mapToObj(naming.students()::get)
                .toList();
        return new Answered(
                items(placed, outcome.allocated()),
                outcome.refused().stream()
                        .map(refusal -> refusal.named(naming.written(refusal.place())))
                        .toList());
    }

    private static List<Item> items(List<Named> students, List<Outcome.Allocated> allocated) {
        List<Item> items = new ArrayList<>();
        for (Outcome.Allocated done : allocated) {
            Optional<String> reference = switch (students.get(items.size()).student()) {
                case ById choice -> Optional.empty();
                case ByReference choice -> Optional.of(choice.reference());
            };
            items.add(new Item(
                    done.student(), reference, done.allocation(), done.state(), done.confirmBy(), done.warnings()));
        }
        return items;
    }

    private static ResponseEntity<Allocated> answer(Naming naming, Receipt<StudentsAllocated> receipt) {
        List<Item> items = items(naming.students(), receipt.result().allocations());
        // All came the same way in one unit of work, so the first one's revision is everybody's.
        ResponseEntity.BodyBuilder reply =
                Replies.created(receipt, items.getFirst().allocation().value(), "/api/allocations/");
        if (items.size() > 1 && !receipt.revisions().isEmpty()) {
            reply.location(URI.create("/api/allocations?offer=" + naming.offer()));
        }
        return reply.body(new Allocated(items));
    }
}
