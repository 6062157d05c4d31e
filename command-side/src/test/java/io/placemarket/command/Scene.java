package io.placemarket.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Trial;
import io.placemarket.command.bus.MarketBus;
import io.placemarket.command.message.Command;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.eventstore.ForeignUnits;
import io.placemarket.kernel.area.AppetiteEvent;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.organisation.AgreementEvent;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.Refusal;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.waiting.WaitingEvent;
import io.placemarket.kernel.watch.AlertEvent;
import io.placemarket.kernel.watch.CalendarEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What has happened, what is asked, what comes of it: on the real bus and handlers, over a log in memory. */
public final class Scene {
    /** The last day on which bookings from before the market are recorded. */
    public static final LocalDate CUT_OFF = LocalDate.of(2027, 1, 31);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final List<String> reads = Collections.synchronizedList(new ArrayList<>());
    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public DomainEventStream readEvents(String aggregate, long first) {
                    reads.add(aggregate);
                    return super.readEvents(aggregate, first);
                }
            })
            .build();
    private final CommandBus bus = MarketBus.on(
            events,
            ForeignUnits.in(events),
            NoTransactionManager.INSTANCE,
            Executors.newVirtualThreadPerTaskExecutor(),
            new MarketCalendar(clock, Optional.of(CUT_OFF)),
            new IdSource(new Random(7)),
            new PlainSeal(),
            new PlainSeeds());
    private final Map<String, Long> revisions = new HashMap<>();
    private final List<EventMessage<?>> published = new ArrayList<>();
    private int seen;

    private Scene() {
        events.subscribe(messages -> {
            synchronized (published) {
                published.addAll(messages);
            }
        });
    }

    /** Wednesday 25 November 2026 (week 48), ten o'clock. */
    public static Scene given(DomainEvent... before) {
        return new Scene().and(before);
    }

    /** And this has happened. */
    public Scene and(DomainEvent... before) {
        events.publish(messages(List.of(before), revisions));
        seen = published.size();
        return this;
    }

    /** Events of aggregates of which nothing was told before, as they are published. */
    public static List<DomainEventMessage<?>> messages(List<DomainEvent> told) {
        return messages(told, new HashMap<>());
    }

    private static List<DomainEventMessage<?>> messages(List<DomainEvent> told, Map<String, Long> revisions) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (DomainEvent event : told) {
            Subject subject = Subject.of(event);
            long revision = revisions.merge(subject.id().value(), 0L, (last, first) -> last + 1);
            messages.add(new GenericDomainEventMessage<>(
                    subject.type(), subject.id().value(), revision, event, MetaData.emptyInstance()));
        }
        return messages;
    }

    /** It is later now, UK time. */
    public Scene at(String time) {
        clock.set(time);
        return this;
    }

    /** Somebody asks for something. */
    public Asked when(Command command, Actor actor) {
        return ask(command, MetaData.from(actor.toMetadata()));
    }

    /** Somebody who has seen a revision asks for something. */
    public Asked when(Command command, Actor actor, long expectedRevision) {
        return ask(command, MetaData.from(actor.toMetadata()).and(ExpectedRevision.METADATA, expectedRevision));
    }

    /** Somebody asks what would come of something. */
    public Asked tried(Command command, Actor actor) {
        return ask(command, MetaData.from(actor.toMetadata()).and(Trial.METADATA, true));
    }

    private Asked ask(Command command, MetaData metadata) {
        seen = published.size();
        reads.clear();
        CompletableFuture<CommandResultMessage<?>> reply = new CompletableFuture<>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command).andMetaData(metadata),
                (sent, result) -> reply.complete(result));
        try {
            CommandResultMessage<?> result = reply.get(20, TimeUnit.SECONDS);
            List<EventMessage<?>> now = List.copyOf(published.subList(seen, published.size()));
            now.forEach(message -> {
                if (message instanceof DomainEventMessage<?> of) {
                    revisions.put(of.getAggregateIdentifier(), of.getSequenceNumber());
                }
            });
            return new Asked(this, result, now, List.copyOf(reads));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What came of it.
     *
     * @param reads whose events were read for it, in this order: what is loaded for the first time is locked and then read
     */
    public record Asked(
            Scene scene, CommandResultMessage<?> result, List<EventMessage<?>> messages, List<String> reads) {
        /** Exactly these events, in this order. */
        public Scene then(DomainEvent... expected) {
            assertThat(result.optionalExceptionResult()).isEmpty();
            assertThat(events()).containsExactly(expected);
            return scene;
        }

        /** Nothing happens, and nobody is refused. */
        public Scene thenNothing() {
            return then();
        }

        /** What the handler answers. */
        public <R> R answer(Class<R> type) {
            assertThat(result.optionalExceptionResult()).isEmpty();
            return type.cast(result.getPayload());
        }

        /** What would have been answered, had it not been a trial; nothing happens. */
        public <R> R wouldAnswer(Class<R> type) {
            assertThat(events()).isEmpty();
            assertThat(result.exceptionResult()).isInstanceOf(Trial.class);
            return type.cast(((Trial) result.exceptionResult()).outcome());
        }

        /** What happened. */
        public List<DomainEvent> events() {
            return messages.stream()
                    .map(message -> (DomainEvent) message.getPayload())
                    .toList();
        }

        /** It is refused, and nothing happens. */
        public Problem thenRefused(ProblemCode code) {
            Problem problem = refused().problem();
            assertThat(problem.code()).as(problem.detail()).isEqualTo(code);
            return problem;
        }

        /** A rule refuses it with exactly this, and nothing happens. */
        public Problem thenRefused(Refusal expected) {
            RefusedException refused = refused();
            assertThat(refused.refusal()).contains(expected);
            return refused.problem();
        }

        /** A rule refuses it with one of these, and nothing happens. */
        public Problem thenRefused(Class<? extends Refusal> kind) {
            RefusedException refused = refused();
            assertThat(refused.refusal()).containsInstanceOf(kind);
            return refused.problem();
        }

        private RefusedException refused() {
            assertThat(events()).isEmpty();
            assertThat(result.isExceptional()).as("refused").isTrue();
            @Nullable Throwable refusal = result.exceptionResult();
            assertThat(refusal).isInstanceOf(RefusedException.class);
            return (RefusedException) refusal;
        }
    }

    private record Subject(String type, Identifier id) {
        static Subject of(DomainEvent event) {
            return switch (event) {
                case AgreementEvent it -> new Subject("Agreement", it.agreement());
                case AppetiteEvent it -> new Subject("Appetite", it.appetite());
                case OrganisationEvent it -> new Subject("Organisation", it.organisation());
                case PlacementAreaEvent it -> new Subject("PlacementArea", it.area());
                case OfferEvent it -> new Subject("Offer", it.offer());
                case ReleaseEvent it -> new Subject("Release", it.release());
                case WaitingEvent it -> new Subject("WaitingList", it.list());
                case HoldEvent it -> new Subject("Hold", it.hold());
                case AllocationEvent it -> new Subject("Allocation", it.allocation());
                case CohortEvent it -> new Subject("Cohort", it.cohort());
                case StudentEvent it -> new Subject("Student", it.student());
                case AlertEvent it -> new Subject("AlertList", it.list());
                case CalendarEvent it -> new Subject("CalendarLink", it.calendar());
                case PlanEvent it -> new Subject("Plan", it.plan());
            };
        }
    }
}
