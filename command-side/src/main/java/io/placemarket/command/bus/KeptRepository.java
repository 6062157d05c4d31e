package io.placemarket.command.bus;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Keeps an aggregate as soon as it was read: the framework's own only after a command that was accepted. */
final class KeptRepository<T> extends CachingEventSourcingRepository<T> {
    private final Cache kept;

    KeptRepository(EventSourcingRepository.Builder<T> builder, Cache kept) {
        super(builder.cache(kept));
        this.kept = kept;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, Long expectedVersion) {
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(id, expectedVersion);
        if (kept.putIfAbsent(id, new AggregateCacheEntry<>(aggregate))) {
            CurrentUnitOfWork.get().onRollback(unit -> kept.remove(id));
        }
        return aggregate;
    }

    /** Kept as it stands in the log, and so after the commit: the framework would before it, and go on from what was never stored. */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        CurrentUnitOfWork.get()
                .afterCommit(unit -> kept.put(aggregate.identifierAsString(), new AggregateCacheEntry<>(aggregate)));
    }
}
