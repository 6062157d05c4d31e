package io.placemarket.query.market;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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
    public record Entry(OrganisationId id, Organisation details, long revision) {
        /** What organisations are ordered by. */
        public String key() {
            return details.name().toLowerCase(Locale.ROOT) + "/" + id.value();
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof OrganisationEvent event) {
            switch (event) {
                case OrganisationAdded added ->
                    add(new Entry(added.organisation(), added.details(), recorded.revision()));
            }
        }
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
