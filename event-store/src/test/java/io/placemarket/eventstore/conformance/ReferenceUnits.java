package io.placemarket.eventstore.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Units of work on a log in memory that are appended all or none, or break the promise they are told to. */
final class ReferenceUnits implements EventStorageEngine, TransactionManager {
    /** A promise to break. */
    enum Fault implements BrokenPromise {
        NONE,
        APPENDS_BEFORE_THE_COMMIT("a_later_phase_that_fails_leaves_nothing"),
        APPENDS_AT_ONCE(
                "a_subscriber_that_throws_leaves_nothing",
                "a_subscriber_that_throws_at_the_second_time_leaves_nothing"),
        APPENDS_THE_LAST_FIRST("what_a_command_publishes_is_there"),
        APPENDS_WHAT_CAME_BEFORE_A_CONFLICT(
                "two_aggregates_stand_or_fall_together_whichever_lost",
                "what_is_published_while_committing_is_prepared_stands_or_falls_with_the_rest"),
        APPENDS_ONLY_WHAT_CAME_FIRST("what_a_subscriber_publishes_meanwhile_is_there_too"),
        BEGINS_ANEW_WITH_A_NESTED_ONE("events_of_a_nested_unit_of_work_stand_or_fall_with_its_roots"),
        STAYS_ROLLED_BACK("a_handler_that_fails_after_publishing_leaves_nothing"),
        ROLLS_THE_ROOT_BACK_WITH_A_NESTED_ONE(
                "a_nested_unit_of_work_that_was_rolled_back_leaves_only_its_roots_events"),
        SWALLOWS_A_CONFLICT("who_lost_is_told_so_and_may_try_again"),
        LOSES_WHAT_FOLLOWS_A_CONFLICT("who_lost_is_told_so_and_may_try_again");

        @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
        private final Set<String> mustFail;

        Fault(String... mustFail) {
            this.mustFail = Set.of(mustFail);
        }

        @Override
        public Set<String> mustFail() {
            return mustFail;
        }
    }

    private final Fault fault;
    private final List<EventMessage<?>> log = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private boolean refusedOne;
    private boolean rolledBack;

    ReferenceUnits(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Transaction startTransaction() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        Staged staged = new Staged();
        if (root.getResource(Staged.class.getName()) != null) {
            if (fault == Fault.BEGINS_ANEW_WITH_A_NESTED_ONE) {
                root.resources().put(Staged.class.getName(), staged);
            }
            return new PartOf();
        }
        root.resources().put(Staged.class.getName(), staged);
        if (fault == Fault.APPENDS_BEFORE_THE_COMMIT) {
            root.onPrepareCommit(preparing -> root.onCommit(committing -> staged.append()));
        }
        return staged;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!CurrentUnitOfWork.isStarted() || fault == Fault.APPENDS_AT_ONCE) {
            append(events);
            return;
        }
        Staged staged =
                Objects.requireNonNull(CurrentUnitOfWork.get().root().<Staged>getResource(Staged.class.getName()));
        if (!(fault == Fault.APPENDS_ONLY_WHAT_CAME_FIRST && !staged.events.isEmpty())) {
            staged.events.addAll(events);
        }
    }

    private void append(List<? extends EventMessage<?>> events) {
        if ((refusedOne && fault == Fault.LOSES_WHAT_FOLLOWS_A_CONFLICT) || rolledBack) {
            return;
        }
        int before = log.size();
        Set<String> placesBefore = Set.copyOf(places);
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> of
                    && !places.add(of.getAggregateIdentifier() + "/" + of.getSequenceNumber())) {
                refusedOne = true;
                if (fault != Fault.APPENDS_WHAT_CAME_BEFORE_A_CONFLICT) {
                    log.subList(before, log.size()).clear();
                    places.retainAll(placesBefore);
                }
                if (fault == Fault.SWALLOWS_A_CONFLICT) {
                    return;
                }
                throw new ConcurrencyException(of.getAggregateIdentifier());
            }
            log.add(event);
        }
    }

    /** What a unit of work has published. */
    private final class Staged implements Transaction {
        private final List<EventMessage<?>> events = new ArrayList<>();

        void append() {
            List<EventMessage<?>> now = List.copyOf(events);
            events.clear();
            ReferenceUnits.this.append(fault == Fault.APPENDS_THE_LAST_FIRST ? now.reversed() : now);
        }

        @Override
        public void commit() {
            append();
        }

        @Override
        public void rollback() {
            events.clear();
            rolledBack = fault == Fault.STAYS_ROLLED_BACK;
        }
    }

    /** A nested unit of work's. */
    private final class PartOf implements Transaction {
        @Override
        public void commit() {
            // the root's commits
        }

        @Override
        public void rollback() {
            // Axon hands a nested unit's events in with its root's
            rolledBack = fault == Fault.ROLLS_THE_ROOT_BACK_WITH_A_NESTED_ONE;
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        List<TrackedEventMessage<?>> tracked = new ArrayList<>();
        for (EventMessage<?> event : log) {
            tracked.add(new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(tracked.size()), event));
        }
        return tracked.stream();
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("The kit takes none");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }
}
