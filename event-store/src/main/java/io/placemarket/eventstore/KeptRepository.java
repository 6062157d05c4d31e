package io.placemarket.eventstore;

import io.placemarket.eventstore.Footing.Reading;
import io.placemarket.eventstore.RecentAggregates.Kept;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.LockAwareAggregate;

/**
 * Keeps the aggregates it read. What a unit of work decided is kept when it is handed in to the log, so that the next command goes on from
 * there at once and rests on it; a unit of work that failed makes it forget what it changed,
 * but for copies on which something was only tried.
 */
public final class KeptRepository<T> extends EventSourcingRepository<T> {
    private final RecentAggregates recent;
    private final Optional<Rehearsal<T>> rehearsal;
    private final String managedKey = UUID.randomUUID().toString();

    /**
     * As built, but for its locks and its cache.
     *
     * @param recent may be shared by the repositories of all kinds of aggregates, where their identifiers differ
     */
    public KeptRepository(EventSourcingRepository.Builder<T> builder, RecentAggregates recent) {
        this(builder, recent, Optional.empty());
    }

    /**
     * The same, where what is only tried is tried on a copy.
     *
     * @param recent may be shared by the repositories of all kinds of aggregates, where their identifiers differ
     */
    public KeptRepository(EventSourcingRepository.Builder<T> builder, RecentAggregates recent, Rehearsal<T> rehearsal) {
        this(builder, recent, Optional.of(rehearsal));
    }

    private KeptRepository(
            EventSourcingRepository.Builder<T> builder, RecentAggregates recent, Optional<Rehearsal<T>> rehearsal) {
        super(builder.lockFactory(new EarlyLocks()));
        this.recent = recent;
        this.rehearsal = rehearsal;
    }

    /** Each is looked for among all of them when it is saved: by its identifier, as a unit of work may change thousands. */
    @Override
    protected Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managedAggregates(UnitOfWork<?> uow) {
        return uow.root().getOrComputeResource(managedKey, none -> new ByIdentifier<>());
    }

    @Override
    @SuppressWarnings("unchecked") // an identifier names its kind
    protected EventSourcedAggregate<T> doLoadWithLock(String id, Long expectedVersion) {
        Optional<Kept> found = recent.find(id);
        if (found.isPresent()) {
            EventSourcedAggregate<T> aggregate =
                    (EventSourcedAggregate<T>) found.get().aggregate();
            if (aggregate.isDeleted()) {
                throw new AggregateDeletedException(id);
            }
            CommitOrder.of(CurrentUnitOfWork.get()).restsOn(found.get().since());
            return used(id, aggregate, found.get().gaps());
        }
        long gaps = recent.gaps();
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(id, expectedVersion);
        recent.keep(id, aggregate, OnItsWay.stored(), gaps);
        return used(id, aggregate, gaps);
    }

    /** What the unit of work may change of a kept aggregate: itself, or a copy where it is only tried. */
    private EventSourcedAggregate<T> used(String id, EventSourcedAggregate<T> kept, long gaps) {
        Optional<EventSourcedAggregate<T>> copy = rehearsal
                .filter(it -> it.isAskedFor(CurrentUnitOfWork.get()))
                .map(it -> it.copy(kept, aggregateModel()));
        EventSourcedAggregate<T> aggregate = copy.orElse(kept);
        follow(id, aggregate, kept.version(), gaps, copy.isPresent());
        return aggregate;
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factory) throws Exception {
        EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factory);
        follow(aggregate.identifierAsString(), aggregate, -1, recent.gaps(), false);
        return aggregate;
    }

    private void follow(String id, EventSourcedAggregate<T> aggregate, long loaded, long gaps, boolean copied) {
        CommitOrder order = CommitOrder.of(CurrentUnitOfWork.get());
        order.restsOn(new Reading(id, loaded, gaps));
        new Following(id, aggregate, loaded, gaps, copied, order).during(CurrentUnitOfWork.get());
    }

    /** What becomes of a kept aggregate at the end of a unit of work that loaded it. */
    private final class Following {
        private final String id;
        private final EventSourcedAggregate<T> aggregate;
        private final long loaded;
        private final long gaps;
        private final long sends = recent.sends();
        private final boolean copied;
        private final CommitOrder order;

        Following(
                String id,
                EventSourcedAggregate<T> aggregate,
                long loaded,
                long gaps,
                boolean copied,
                CommitOrder order) {
            this.id = id;
            this.aggregate = aggregate;
            this.loaded = loaded;
            this.gaps = gaps;
            this.copied = copied;
            this.order = order;
        }

        void during(UnitOfWork<?> unit) {
            order.keepWhenHandedIn(this::keep);
            unit.afterCommit(committed -> {
                if (!order.isHandedIn()) {
                    notHandedIn();
                }
            });
            unit.onRollback(failed -> failed());
        }

        private boolean isChanged() {
            return aggregate.version() != loaded;
        }

        /** What a nested unit of work did to it and rolled back is in no log: such a one is not handed on. */
        private void keep(OnItsWay since, Map<String, Long> revisions) {
            long stored = revisions.getOrDefault(id, loaded);
            if (aggregate.version() != stored) {
                recent.forget(id);
            } else if (isChanged()) {
                recent.keep(id, aggregate, since, gaps);
            }
        }

        /**
         * What it changed another store has, or nobody. Others may have changed what an answer without events rests on: the next one should
         * not rest on it again.
         */
        private void notHandedIn() {
            if (!isChanged()) {
                recent.doubt(id, loaded, sends);
            } else if (order.hasLeftNothing()) {
                recent.forget(id);
            } else {
                recent.keep(id, aggregate, OnItsWay.stored(), gaps);
            }
        }

        private void failed() {
            if (order.isHandedIn()) {
                recent.forgetIfFailed(id);
                recent.doubt(id, loaded, sends);
            } else if (isChanged() && !copied) {
                // whoever reads it anew must find there what this rested on
                order.awaitGround();
                recent.forget(id);
            } else {
                recent.doubt(id, loaded, sends);
            }
        }
    }

    /** Aggregates by their identifiers. */
    private static final class ByIdentifier<A extends Aggregate<?>> extends HashMap<String, A> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean containsValue(Object value) {
            return value instanceof Aggregate<?> aggregate && value.equals(get(aggregate.identifierAsString()));
        }
    }
}
