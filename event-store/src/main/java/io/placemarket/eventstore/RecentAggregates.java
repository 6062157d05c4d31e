package io.placemarket.eventstore;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.EventSourcedAggregate;

/**
 * Aggregates used of late, so that a busy one is not read again for every command. It may forget any at any time; what it has says as of
 * which version, and which unit of work brought it there. The one longest unused goes first: most are asked for again soon after they began, or never.
 */
public final class RecentAggregates implements ForeignUnits.Listener {
    private static final int ASKED_ABOUT_TOGETHER = 100;

    private final int most;
    private final ForeignUnits foreign;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Doubt> inDoubt = new LinkedHashMap<>();

    /**
     * So many at most, where none is of a unit of work that is still on its way: such a one is not let go.
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

    /** Whether there is more of an aggregate than this version; the writer had begun to send so many times when that was not known. */
    private record Doubt(long version, long sends) {}

    long gaps() {
        return foreign.gaps();
    }

    long sends() {
        return foreign.sends();
    }

    /**
     * Not one that somebody has changed and the log did not take, nor one that was being read when sight of others was lost or they were met
     * changing it, nor one that others have changed where that was in doubt; blocks where the log must be asked for that.
     */
    Optional<Kept> find(String id) {
        Map<String, Doubt> doubts = doubts(id);
        if (!doubts.isEmpty()) {
            settle(doubts);
        }
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id))
                    // one that a unit of work changed and left without an end says more than it may
                    .filter(found -> found.aggregate().version() == found.version()
                            && !found.since().hasFailed()
                            && found.gaps() == foreign.gaps()
                            && !foreign.metLater(id, found.version()));
        } finally {
            lock.unlock();
        }
    }

    void keep(String id, EventSourcedAggregate<?> aggregate, OnItsWay since, long gaps) {
        Kept found = new Kept(aggregate, aggregate.version(), since, gaps);
        lock.lock();
        try {
            kept.put(id, found);
            inDoubt.remove(id);
            Iterator<Map.Entry<String, Kept>> longestUnused = kept.entrySet().iterator();
            while (kept.size() > most && longestUnused.hasNext()) {
                Map.Entry<String, Kept> next = longestUnused.next();
                if (next.getValue().since().isSettled()) {
                    longestUnused.remove();
                    inDoubt.remove(next.getKey());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Somebody was answered who had changed nothing: whether others had is found out when it is next used, if it is not known by then. */
    void doubt(String id, long version, long sends) {
        lock.lock();
        try {
            Kept found = kept.get(id);
            if (found != null && found.version() == version) {
                inDoubt.merge(id, new Doubt(version, sends), (one, other) -> one.sends() > other.sends() ? one : other);
            }
        } finally {
            lock.unlock();
        }
    }

    /** About this one, and then about others too, as the log is asked anyway; none where it is beyond doubt. */
    private Map<String, Doubt> doubts(String id) {
        lock.lock();
        try {
            Doubt own = inDoubt.get(id);
            if (own == null) {
                return Map.of();
            }
            if (foreign.metAllAfter(own.sends())) {
                inDoubt.remove(id);
                return Map.of();
            }
            inDoubt.values().removeIf(doubt -> foreign.metAllAfter(doubt.sends()));
            Map<String, Doubt> some = new HashMap<>();
            some.put(id, own);
            for (Map.Entry<String, Doubt> other : inDoubt.entrySet()) {
                if (some.size() == ASKED_ABOUT_TOGETHER) {
                    break;
                }
                some.put(other.getKey(), other.getValue());
            }
            return some;
        } finally {
            lock.unlock();
        }
    }

    private void settle(Map<String, Doubt> doubts) {
        Set<String> behind = behind(doubts);
        lock.lock();
        try {
            doubts.forEach((id, doubt) -> {
                inDoubt.remove(id, doubt);
                if (behind.contains(id)) {
                    forgetIf(id, found -> found.version() == doubt.version());
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private Set<String> behind(Map<String, Doubt> doubts) {
        try {
            return foreign.laterThan(doubts.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, doubt -> doubt.getValue().version())));
        } catch (RuntimeException unknown) {
            // what cannot be checked is forgotten
            return doubts.keySet();
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
            inDoubt.clear();
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
            Kept found = kept.get(id);
            if (found != null && over.test(found)) {
                kept.remove(id);
                inDoubt.remove(id);
            }
        } finally {
            lock.unlock();
        }
    }
}
