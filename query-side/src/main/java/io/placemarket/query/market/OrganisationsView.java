package io.placemarket.query.market;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every organisation, in the order of their names. */
public final class OrganisationsView {
    private final Map<OrganisationId, Entry> byId = new HashMap<>();
    private final NavigableMap<String, Entry> byName = new TreeMap<>();

    OrganisationsView() {}

    /** The same organisations: what is applied to one of the two from now on does not happen to the other. */
    OrganisationsView(OrganisationsView other) {
        byId.putAll(other.byId);
        byName.putAll(other.byName);
    }

    /** One of them. */
    public record Entry(OrganisationId id, Organisation details, List<NetworkJoined> networks, long revision) {
        public Entry {
            networks = List.copyOf(networks);
        }

        /** Whether a network or training hub acts on its behalf on this day. */
        public boolean isRepresentedBy(OrganisationId hub, LocalDate day) {
            return networks.stream().anyMatch(joined -> joined.hub().equals(hub) && joined.holdsOn(day));
        }

        /** Whether it was a member of that network on any day. */
        public boolean wasEverIn(OrganisationId hub) {
            return networks.stream().anyMatch(joined -> joined.hub().equals(hub));
        }

        /** What organisations are ordered by. */
        public String key() {
            return details.name().toLowerCase(Locale.ROOT) + "/" + id.value();
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof OrganisationEvent event) {
            switch (event) {
                case OrganisationAdded added ->
                    add(new Entry(added.organisation(), added.details(), List.of(), recorded.revision()));
                case NetworkJoined joined ->
                    change(
                            joined.organisation(),
                            networks -> Stream.concat(networks.stream(), Stream.of(joined))
                                    .toList(),
                            recorded.revision());
                case NetworkLeft left ->
                    change(
                            left.organisation(),
                            networks -> networks.stream()
                                    .map(joined -> joined.hub().equals(left.hub())
                                                    && joined.to().isAfter(left.lastDay())
                                            ? joined.until(left.lastDay())
                                            : joined)
                                    .toList(),
                            recorded.revision());
            }
        }
    }

    private void change(OrganisationId id, UnaryOperator<List<NetworkJoined>> networks, long revision) {
        Entry before = byId.get(id);
        if (before == null) {
            throw new IllegalStateException("organisation " + id + " was never added");
        }
        add(new Entry(id, before.details(), networks.apply(before.networks()), revision));
    }

    private void add(Entry entry) {
        byId.put(entry.id(), entry);
        byName.put(entry.key(), entry);
    }

    public Optional<Entry> find(OrganisationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Its name; its identifier where it is not known. */
    public String name(OrganisationId id) {
        Entry entry = byId.get(id);
        return entry == null ? id.value() : entry.details().name();
    }

    /** All, by name. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
