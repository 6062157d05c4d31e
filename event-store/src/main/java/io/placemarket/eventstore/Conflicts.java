package io.placemarket.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of a unit's keys was taken, as an exception. */
final class Conflicts {
    private Conflicts() {}

    static RuntimeException of(NewUnit unit, List<UnitDocument> holders) {
        IdempotencyKey key = unit.key();
        if (key != null) {
            for (UnitDocument holder : holders) {
                if (holder.keys().contains(key.entry())) {
                    return new RepeatedKeyException(holder.position());
                }
            }
        }
        UnitDocument holder = holders.getFirst();
        Set<String> taken = new HashSet<>(holder.keys());
        for (StoredEvent event : unit.events()) {
            for (String entry : Keys.of(event)) {
                if (taken.contains(entry)) {
                    return new AppendConflictException(
                            event, "'" + entry + "' stands at position " + holder.position());
                }
            }
        }
        return new IllegalStateException("The unit at position " + holder.position() + " shares no key with this one");
    }

    /** One document's keys are not compared with each other by the database. */
    static void refuseWithin(List<StoredEvent> events) {
        if (events.size() == 1) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (StoredEvent event : events) {
            for (String entry : Keys.of(event)) {
                if (!seen.add(entry)) {
                    throw new AppendConflictException(event, "'" + entry + "' is twice in one unit of work");
                }
            }
        }
    }
}
