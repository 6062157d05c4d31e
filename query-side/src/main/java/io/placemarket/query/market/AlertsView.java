package io.placemarket.query.market;

import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.watch.AlertEvent;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every standing alert, in the order in which they were set. */
public final class AlertsView {
    private final Map<AlertId, AlertSet> byId = new LinkedHashMap<>();
    private long changes;

    AlertsView() {}

    /** The same alerts: what is applied to one of the two from now on does not happen to the other. */
    AlertsView(AlertsView other) {
        byId.putAll(other.byId);
        changes = other.changes;
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof AlertEvent event) {
            switch (event) {
                case AlertSet set -> byId.put(set.alert(), set);
                case AlertRemoved gone -> byId.remove(gone.alert());
            }
            changes++;
        }
    }

    /** All of them. */
    public Collection<AlertSet> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** How often one was set or removed so far. */
    public long changes() {
        return changes;
    }
}
