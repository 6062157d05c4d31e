package io.placemarket.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcedAggregate;

/**
 * Aggregates used of late, so that a busy one is not read again for every command. It may forget any at any time; what it has says as of
 * which version, and which unit of work brought it there.
 */
public final class RecentAggregates implements ForeignUnits.Listener {
    private final ForeignUnits foreign;
    private final Cache<String, Kept> kept;

    /**
     * So many at most; those of a unit of work that is still on its way come on top.
     *
     * @param foreign of the log in which their events stand
     */
    public RecentAggregates(int most, ForeignUnits foreign) {
        this.foreign = foreign;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .<String, Kept>weigher((id, found) -> found.since().isStored() ? 1 : 0)
                .build();
        foreign.tell(this);
    }

    /**
     * An aggregate, as of a version.
     *
     * @param since the unit of work that brought it there
     * @param gaps of {@link ForeignUnits}, before it was read from the log
     */
    record Kept(EventSourcedAggregate<?> aggregate, long version, OnItsWay since, long gaps) {
        Kept stored() {
            return new Kept(aggregate, version, OnItsWay.stored(), gaps);
        }
    }

    long gaps() {
        return foreign.gaps();
    }

    /** Not one that somebody has changed and the log did not take, nor one that was being read when sight of others was lost. */
    Optional<Kept> find(String id) {
        return Optional.ofNullable(kept.getIfPresent(id))
                .filter(found -> !found.since().hasFailed() && found.gaps() == foreign.gaps());
    }

    void keep(String id, EventSourcedAggregate<?> aggregate, OnItsWay since, long gaps) {
        Kept found = new Kept(aggregate, aggregate.version(), since, gaps);
        kept.put(id, found);
        if (!since.isStored()) {
            since.whenSettled(() -> settle(id, found));
        }
    }

    /** From now on it may be pushed out by others. */
    private void settle(String id, Kept settled) {
        kept.asMap()
                .computeIfPresent(
                        id,
                        (key, found) ->
                                !found.equals(settled) ? found : found.since().isStored() ? found.stored() : null);
    }

    @Override
    public void changed(String aggregate, long sequenceNumber) {
        kept.asMap().computeIfPresent(aggregate, (key, found) -> found.version() < sequenceNumber ? null : found);
    }

    @Override
    public void lostSight() {
        kept.invalidateAll();
    }

    void forget(String id) {
        kept.invalidate(id);
    }

    /** Unless it was brought further meanwhile by something that holds. */
    void forgetIfFailed(String id) {
        kept.asMap().computeIfPresent(id, (key, found) -> found.since().hasFailed() ? null : found);
    }

    /** Whoever was refused may have been so for what another process has changed since: the next reads those anew. */
    void forgetThoseBehind(Map<String, Long> versions) {
        behind(versions)
                .forEach(id -> kept.asMap()
                        .computeIfPresent(
                                id, (key, found) -> versions.getOrDefault(id, -1L) == found.version() ? null : found));
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
