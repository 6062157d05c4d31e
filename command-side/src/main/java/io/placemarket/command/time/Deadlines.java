package io.placemarket.command.time;

import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.Outcome;
import io.placemarket.command.time.DueList.Due;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedEvent;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.event.EventTypes;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.waiting.WaitingEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Releases offers, ends reserved shares, lets holds and turns lapse and returns proposals nobody answered, when their time has come; who waits
 * is considered again when something is agreed. What is due is read from the log at every start; each
 * is worked off by a command that does nothing where the aggregate finds it not due, so that several processes may run this.
 */
public final class Deadlines implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final Actor MARKET = Actor.market("deadlines");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;
    private static final int MOST_A_ROUND = 1_000;
    /** The kinds of events that matter here; the others are not even parsed. */
    private static final Set<String> WANTED = EventTypes.byName().entrySet().stream()
            .filter(entry -> HoldEvent.class.isAssignableFrom(entry.getValue())
                    || AllocationEvent.class.isAssignableFrom(entry.getValue())
                    || entry.getValue() == PlacesReserved.class
                    || entry.getValue() == AgreementMade.class
                    || ReleaseEvent.class.isAssignableFrom(entry.getValue())
                    || WaitingEvent.class.isAssignableFrom(entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());

    private final EventLog log;
    private final Market market;
    private final MarketCalendar calendar;
    private Disposable.Composite running = Disposables.composite();
    private boolean started;

    public Deadlines(EventLog log, Market market, MarketCalendar calendar) {
        this.log = log;
        this.market = market;
        this.calendar = calendar;
    }

    @Override
    public synchronized void start() {
        DueList list = new DueList();
        running = Disposables.composite();
        running.add(market.position()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .flatMapMany(head -> follow(list, head))
                .subscribe(done -> {}, failure -> LOG.error("deadlines are no longer kept", failure)));
        started = true;
    }

    @Override
    public synchronized void stop() {
        running.dispose();
        started = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return started;
    }

    /** Nothing is worked off before the list has seen what the log held at the start: most of what it finds there is settled. */
    private Flux<Long> follow(DueList list, long head) {
        AtomicLong seen = new AtomicLong();
        Flux<Long> units = log.tail().from(1).map(unit -> {
            apply(list, unit);
            seen.set(unit.lastPosition());
            return unit.lastPosition();
        });
        Flux<Long> rounds = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .filter(round -> seen.get() >= head)
                .concatMap(round -> workOff(list).thenReturn(round));
        return Flux.merge(units, rounds);
    }

    private static void apply(DueList list, LoggedUnit unit) {
        for (LoggedEvent event : unit.events()) {
            if (WANTED.contains(event.type())) {
                list.apply(EventJson.read(event.type(), event.payload()));
            }
        }
    }

    private Mono<Void> workOff(DueList list) {
        return Flux.defer(() -> Flux.fromIterable(list.dueAt(calendar.now(), MOST_A_ROUND)))
                .flatMap(due -> settle(list, due), AT_ONCE)
                .then();
    }

    /** What fails stays on the list for the next round. */
    private Mono<Void> settle(DueList list, Due due) {
        return market.ask(due.then(), Asking.by(MARKET), Outcome.class)
                .doOnSuccess(done -> list.settled(due))
                .doOnError(failure -> LOG.warn("{} is due but could not be settled yet", due.what(), failure))
                .onErrorComplete()
                .then();
    }
}
