package io.placemarket.query.market;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Every placement area with its capacity, in the order of their names. */
public final class AreasView {
    private final Map<AreaId, Entry> byId = new HashMap<>();
    private final NavigableMap<String, Entry> byName = new TreeMap<>();
    private final Map<OrganisationId, List<Entry>> byProvider = new HashMap<>();

    AreasView() {}

    /** The same areas: what is applied to one of the two from now on does not happen to the other. */
    AreasView(AreasView other) {
        other.byId.values().forEach(entry -> entry.shared = true);
        byId.putAll(other.byId);
        byName.putAll(other.byName);
        other.byProvider.forEach((provider, entries) -> byProvider.put(provider, new ArrayList<>(entries)));
    }

    /** One of them. */
    public static final class Entry {
        private final AreaCapacity capacity;
        private final Map<Week, Reason> reasons = new HashMap<>();
        private long revision;
        /** Whether several views hold it: then it is not changed any more, but replaced by a copy that is. */
        private boolean shared;

        private Entry(PlacementAreaRegistered registration) {
            this.capacity = new AreaCapacity(registration);
        }

        private Entry(Entry other) {
            this.capacity = new AreaCapacity(other.capacity);
            this.reasons.putAll(other.reasons);
            this.revision = other.revision;
        }

        public AreaId id() {
            return capacity.registration().area();
        }

        public OrganisationId provider() {
            return capacity.provider();
        }

        public String name() {
            return capacity.registration().name();
        }

        /** What areas are ordered by. */
        public String key() {
            return name().toLowerCase(Locale.ROOT) + "/" + id().value();
        }

        public AreaCapacity capacity() {
            return capacity;
        }

        /** Why fewer are safe in the week, where they are. */
        public Optional<Reason> reason(Week week) {
            return Optional.ofNullable(reasons.get(week));
        }

        /** The number of its last event, from 0. */
        public long revision() {
            return revision;
        }

        private void apply(PlacementAreaEvent event) {
            capacity.apply(event);
            if (event instanceof SafeCapacityLowered lowered) {
                lowered.weeks().forEach(week -> reasons.put(week, lowered.reason()));
            } else if (event instanceof SafeCapacityLifted lifted) {
                lifted.weeks().forEach(reasons::remove);
            }
        }
    }

    void apply(Recorded recorded) {
        if (!(recorded.event() instanceof PlacementAreaEvent event)) {
            return;
        }
        Entry known = byId.get(event.area());
        if (event instanceof PlacementAreaRegistered registered && known == null) {
            known = new Entry(registered);
            byId.put(registered.area(), known);
            byName.put(known.key(), known);
            byProvider
                    .computeIfAbsent(registered.provider(), id -> new ArrayList<>())
                    .add(known);
        } else if (known == null) {
            throw new IllegalStateException("area " + event.area() + " was never registered");
        } else {
            known = own(known);
            OrganisationId before = known.provider();
            known.apply(event);
            if (!known.provider().equals(before)) {
                byProvider.getOrDefault(before, new ArrayList<>()).remove(known);
                byProvider
                        .computeIfAbsent(known.provider(), id -> new ArrayList<>())
                        .add(known);
            }
        }
        known.revision = recorded.revision();
    }

    private Entry own(Entry entry) {
        if (!entry.shared) {
            return entry;
        }
        Entry copy = new Entry(entry);
        byId.put(copy.id(), copy);
        byName.put(copy.key(), copy);
        byProvider.computeIfPresent(copy.provider(), (provider, entries) -> {
            entries.set(entries.indexOf(entry), copy);
            return entries;
        });
        return copy;
    }

    /** One of them as it is now, for good: it is not changed any more, but replaced by a copy that is. */
    public Optional<Entry> kept(AreaId area) {
        Optional<Entry> entry = find(area);
        entry.ifPresent(found -> found.shared = true);
        return entry;
    }

    public Optional<Entry> find(AreaId area) {
        return Optional.ofNullable(byId.get(area));
    }

    /** All, by name. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public List<Entry> of(OrganisationId provider) {
        return Collections.unmodifiableList(byProvider.getOrDefault(provider, List.of()));
    }
}
