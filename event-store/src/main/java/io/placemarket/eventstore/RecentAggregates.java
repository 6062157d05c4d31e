package io.placemarket.eventstore;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcedAggregate;

/**
 * Aggregates used of late, so that a busy one is not read again for every command. It may forget any at any time; what it has says as of
 * which version, and which unit of work brought it there. The one longest unused goes first: most are asked for again soon after they began, or never.
 */
public final class RecentAggregates implements ForeignUnits.Listener {
    private final int most;
    private final ForeignUnits foreign;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * So many at most; those of a unit of work that is still on its way come on top.
     *
     * @param foreign of the log in which their events stand
     */
    public RecentAggregates(int most, ForeignUnits foreign) {
        this.most = most;
        this.foreign = foreign;
        foreign.tell(this);
    }

    /**
     * An aggregate, as of a version.
     *
     * @param since the unit of work that brought it there
     * @param gaps of {@link ForeignUnits}, before it was read from the log
     */
    record Kept(EventSourcedAggregate<?> aggregate, long version, OnItsWay since, long gaps) {}

    long gaps() {
        return foreign.gaps();
    }

    /** Not one that somebody has changed and the log did not take, nor one that was being read when sight of others was lost. */
    Optional<Kept> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id))
                    .filter(found -> !found.since().hasFailed() && found.gaps() == foreign.gaps());
        } finally {
            lock.unlock();
        }
    }

    void keep(String id, EventSourcedAggregate<?> aggregate, OnItsWay since, long gaps) {
        Kept found = new Kept(aggregate, aggregate.version(), since, gaps);
        lock.lock();
        try {
            kept.put(id, found);
            Iterator<Kept> longestUnused = kept.values().iterator();
            while (kept.size() > most && longestUnused.hasNext()) {
                if (longestUnused.next().since().isSettled()) {
                    longestUnused.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed(String aggregate, long sequenceNumber) {
        forgetIf(aggregate, found -> found.version() < sequenceNumber);
    }

    @Override
    public void lostSight() {
        lock.lock();
        try {
            kept.clear();
        } finally {
            lock.unlock();
        }
    }

    void forget(String id) {
        forgetIf(id, found -> true);
    }

    /** Unless it was brought further meanwhile by something that holds. */
    void forgetIfFailed(String id) {
        forgetIf(id, found -> found.since().hasFailed());
    }

    private void forgetIf(String id, Predicate<Kept> over) {
        lock.lock();
        try {
            kept.computeIfPresent(id, (key, found) -> over.test(found) ? null : found);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever was refused may have been so for what another process has changed since: the next reads those anew. */
    void forgetThoseBehind(Map<String, Long> versions) {
        behind(versions).forEach(id -> forgetIf(id, found -> versions.getOrDefault(id, -1L) == found.version()));
    }

    private Set<String> behind(Map<String, Long> versions) {
        try {
            return foreign.laterThan(versions);
        } catch (RuntimeException unknown) {
            // what cannot be checked is forgotten
            return versions.keySet();
        }
    }
}
