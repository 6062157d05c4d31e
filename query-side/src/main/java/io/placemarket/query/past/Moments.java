package io.placemarket.query.past;

import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.views.LogDecoder;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers questions of the market as it is, or as it was at a moment. */
@Component
public final class Moments {
    /** How many units of work are looked through for the next change. */
    private static final int FARTHEST_STEP = 1_000;

    /** How many may read much of the log at a time. */
    private static final int MOST_READING = 4;

    /** How many may go through all of a market several times at a time. */
    private static final int MOST_AT_LENGTH = 8;

    private final AtATime atLength = new AtATime(MOST_AT_LENGTH, "are reading what is behind a figure");
    private final Semaphore reading = new Semaphore(MOST_READING);
    private final EventLog log;
    private final Views views;
    private final PastMarkets past;
    private final Clock clock;
    private final Study study;

    Moments(EventLog log, Views views, PastMarkets past, Clock clock) {
        this.log = log;
        this.views = views;
        this.past = past;
        this.study = new Study(past);
        this.clock = clock;
    }

    /** Where in the log a moment is, and when that was. */
    public record Place(long position, Instant instant) {}

    /**
     * Answers from the views, or from the past where a moment is given.
     *
     * @param atLeast the position the views must have reached first
     * @param question must be quick, change nothing, and share nothing of the market in its answer
     * @return the answer; refused with invalid-value where the log does not reach that moment, past-busy, view-behind, or what the question
     *     threw
     */
    public <T> Mono<T> ask(long atLeast, Optional<Moment> moment, Function<MarketAt, T> question) {
        if (moment.isEmpty()) {
            Instant now = clock.instant();
            return views.ask(atLeast, market -> question.apply(new MarketAt(market, now)));
        }
        return place(atLeast, Moment.AS_OF, moment.get()).flatMap(place -> ask(place, question));
    }

    /**
     * Answers a question that takes its time, not on the thread that owns the live views but from a market of its own, as of now too.
     *
     * @param atLeast the position it must have reached
     * @param question must change nothing, and share nothing of the market in its answer
     * @return as {@link #ask(long, Optional, Function)} does
     */
    public <T> Mono<T> study(long atLeast, Optional<Moment> moment, Function<MarketAt, T> question) {
        if (moment.isPresent()) {
            return ask(atLeast, moment, question);
        }
        Instant now = clock.instant();
        return views.ask(atLeast, Market::position)
                .flatMap(position -> study.at(position, atLeast))
                .publishOn(past.workers())
                .map(market -> question.apply(new MarketAt(market, now)))
                .publishOn(Schedulers.parallel());
    }

    /**
     * The same for a question that goes through all of the market several times: only so many are answered at a time.
     *
     * @return as {@link #study} does; refused with past-busy where as many as may be are being answered
     */
    public <T> Mono<T> studyAtLength(long atLeast, Optional<Moment> moment, Function<MarketAt, T> question) {
        return study(atLeast, moment, then -> atLength.take(() -> question.apply(then)));
    }

    /**
     * The same of a moment that was found.
     *
     * @return as {@link #ask(Place, Function)} does; refused with past-busy where as many as may be are being answered
     */
    public <T> Mono<T> askAtLength(Place place, Function<MarketAt, T> question) {
        return ask(place, then -> atLength.take(() -> question.apply(then)));
    }

    /**
     * Answers what somebody's own part of the market is asked for: one organisation's from the live views; a region's, which is all there is,
     * as a question that takes its time.
     */
    public <T> Mono<T> own(long atLeast, Actor actor, Function<Market, T> question) {
        return actor.role() == Role.REGIONAL
                ? study(atLeast, Optional.empty(), now -> question.apply(now.market()))
                : views.ask(atLeast, question);
    }

    /** Answers from the market as it was there. */
    public <T> Mono<T> ask(Place place, Function<MarketAt, T> question) {
        return past.at(place.position())
                .publishOn(past.workers())
                .map(market -> question.apply(new MarketAt(market, place.instant())))
                .publishOn(Schedulers.parallel());
    }

    /**
     * Finds a moment.
     *
     * @param name the parameter it came by
     * @return refused with invalid-value where the log does not reach it
     */
    public Mono<Place> place(long atLeast, String name, Moment moment) {
        return views.ask(atLeast, Market::position)
                .publishOn(past.workers())
                .map(head -> switch (moment) {
                    case Moment.AtPosition at -> at(at.position(), head, name);
                    case Moment.AtInstant at -> at(at.instant(), head, name);
                })
                .publishOn(Schedulers.parallel());
    }

    /** So long before a moment; position 0, before everything, where the log is younger. */
    public Mono<Place> before(Place place, Duration ago) {
        Instant instant = place.instant().minus(ago);
        return work(() -> new Place(Math.min(place.position(), log.reader().positionAt(instant)), instant));
    }

    /**
     * Reads much of the log, where that may block.
     *
     * @return refused with past-busy where as many as may be are reading
     */
    public <T> Mono<T> read(Callable<T> task) {
        return Mono.defer(() -> reading.tryAcquire()
                ? work(task).doFinally(end -> reading.release())
                : Mono.error(PastMarkets.busy("%d people are reading the past".formatted(MOST_READING))));
    }

    /** Does what blocks or takes its time where it may. */
    public <T> Mono<T> work(Callable<T> task) {
        return Mono.fromCallable(task).subscribeOn(past.workers()).publishOn(Schedulers.parallel());
    }

    /**
     * The ways from a moment to its neighbours: positions between which areas, offers and cohorts did not change.
     *
     * @param previous just before what changed last; empty where nothing did, or long ago
     * @param next just after what changes next; empty where nothing does, or much later
     */
    public record Steps(OptionalLong previous, OptionalLong next) {}

    /** The steps from a position. */
    public Mono<Steps> steps(long position) {
        return work(() -> new Steps(previous(position), next(position)));
    }

    private OptionalLong previous(long position) {
        try (Stream<LoggedUnit> units = log.reader().unitsBackFrom(position)) {
            return units.limit(FARTHEST_STEP)
                    .filter(unit -> unit.lastPosition() <= position)
                    .filter(Moments::changes)
                    .mapToLong(unit -> unit.position() - 1)
                    .filter(before -> before > 0)
                    .findFirst();
        }
    }

    private OptionalLong next(long position) {
        try (Stream<LoggedUnit> units = log.reader().unitsFrom(position + 1)) {
            return units.limit(FARTHEST_STEP)
                    .filter(unit -> unit.lastPosition() > position)
                    .filter(Moments::changes)
                    .mapToLong(LoggedUnit::lastPosition)
                    .findFirst();
        }
    }

    private static boolean changes(LoggedUnit unit) {
        return LogDecoder.decode(unit).events().stream()
                .map(Recorded::event)
                .anyMatch(event -> event instanceof PlacementAreaEvent
                        || event instanceof OfferEvent
                        || event instanceof CohortEvent);
    }

    private Place at(long position, long head, String name) {
        if (position < 1 || position > head) {
            throw outside(name, Long.toString(position), head);
        }
        return new Place(position, written(position));
    }

    private Place at(Instant instant, long head, String name) {
        if (instant.isAfter(clock.instant())) {
            throw outside(name, instant.toString(), head);
        }
        long position = Math.min(head, log.reader().positionAt(instant));
        if (position < 1) {
            throw outside(name, instant.toString(), head);
        }
        return new Place(position, instant);
    }

    private RuntimeException outside(String name, String value, long head) {
        String accepted = head < 1
                ? "nothing yet: the log is empty"
                : "a position from 1 to %d, or an instant from %s until now".formatted(head, written(1));
        return Problem.invalid(name, value, accepted).refused();
    }

    private Instant written(long position) {
        return log.reader().instantOf(position).orElseThrow();
    }
}
