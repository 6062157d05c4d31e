package io.placemarket.query.offer;

import io.placemarket.edge.personal.Opened;
import io.placemarket.edge.personal.Sealed;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.Reasoned;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.event.UnreadableEventException;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What happened to an offer, read from the log itself. */
@Component
public class OfferHistory {
    private final EventLog log;
    private final Views views;
    private final SealedReferences seals;
    private final Clock clock;

    OfferHistory(EventLog log, Views views, SealedReferences seals, Clock clock) {
        this.seals = seals;
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /** The lines somebody may see, and what they reflect. */
    public record Lines(List<HistoryLine> items, long position) {
        public Lines {
            items = List.copyOf(items);
        }
    }

    private record Past(long position, Instant at, Optional<Actor> doer, DomainEvent event) {}

    /** In order; refused with not-found where there is no such offer for the asker. */
    public Mono<Lines> of(OfferId offer, long atLeast, Actor actor) {
        Today today = Today.at(clock);
        return views.ask(atLeast, market -> known(market, offer, actor))
                .then(Mono.fromCallable(() -> read(offer)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(past -> seals.open(notes(past))
                        .flatMap(notes -> views.ask(
                                last(past, atLeast),
                                market -> tell(
                                        past, market, offer, Represented.withMembers(actor, market, today), notes))));
    }

    private static OfferId known(Market market, OfferId offer, Actor actor) {
        return market.offers()
                .find(offer)
                .filter(known -> Visibility.seesOffer(actor, known.terms()))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no offer " + offer + ".")
                        .refused())
                .id();
    }

    private static long last(List<Past> past, long atLeast) {
        return past.isEmpty() ? atLeast : Math.max(atLeast, past.getLast().position());
    }

    private List<Past> read(OfferId offer) {
        try (Stream<LoggedEvent> events = log.reader().eventsOfAggregatesBeginning(offer.value())) {
            return events.map(OfferHistory::past).flatMap(Optional::stream).toList();
        }
    }

    /** An event that cannot be read is parked in the views; the history goes on without it. */
    private static Optional<Past> past(LoggedEvent event) {
        try {
            return Optional.of(new Past(
                    event.position(),
                    event.timestamp(),
                    Actor.fromMetadata(event.metadata()),
                    EventJson.read(event.type(), event.payload())));
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /** Every note of an allocation, with the student of whom it was written. */
    private static Set<Sealed> notes(List<Past> past) {
        Map<AllocationId, StudentId> students = new HashMap<>();
        Set<Sealed> notes = new HashSet<>();
        for (Past one : past) {
            if (one.event() instanceof AllocationProposed proposed) {
                students.put(proposed.allocation(), proposed.student());
            } else if (one.event() instanceof Reasoned why) {
                Optional.ofNullable(students.get(why.allocation()))
                        .flatMap(student -> why.reason().sealedNote().map(text -> new Sealed(student, text)))
                        .ifPresent(notes::add);
            }
        }
        return notes;
    }

    private static Lines tell(List<Past> past, Market market, OfferId offer, Actor actor, Opened notes) {
        HistoryWords words = new HistoryWords(
                market, market.offers().find(offer).orElseThrow().provider(), actor, notes);
        return new Lines(
                past.stream()
                        .flatMap(event -> words.what(event.event()).stream()
                                .map(what ->
                                        new HistoryLine(event.position(), event.at(), words.who(event.doer()), what)))
                        .toList(),
                market.position());
    }
}
