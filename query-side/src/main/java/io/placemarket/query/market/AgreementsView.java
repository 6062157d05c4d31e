package io.placemarket.query.market;

import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.AgreementEvent;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What providers and education providers agreed, the first to begin first. */
public final class AgreementsView {
    private final Map<AgreementId, Entry> byId = new HashMap<>();
    /** The same for others to keep; nothing once something was agreed since. Not written down. */
    private transient @Nullable Map<AgreementId, Entry> kept;

    AgreementsView() {}

    /** The same agreements: what is applied to one of the two from now on does not happen to the other. */
    AgreementsView(AgreementsView other) {
        byId.putAll(other.byId);
    }

    /** What was agreed between two, time after time. */
    public record Entry(AgreementId id, List<AgreementMade> made, long revision) {
        public Entry {
            made = List.copyOf(made);
        }

        public OrganisationId provider() {
            return made.getFirst().provider();
        }

        public OrganisationId university() {
            return made.getFirst().university();
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof AgreementEvent event) {
            List<AgreementMade> before =
                    find(event.agreement()).map(Entry::made).orElse(List.of());
            List<AgreementMade> after = switch (event) {
                case AgreementMade made ->
                    Stream.concat(before.stream(), Stream.of(made)).toList();
                case AgreementEnded ended ->
                    before.stream()
                            .map(made -> made.to().isAfter(ended.lastDay()) ? made.until(ended.lastDay()) : made)
                            .toList();
            };
            kept = null;
            byId.put(event.agreement(), new Entry(event.agreement(), after, recorded.revision()));
        }
    }

    public Optional<Entry> find(AgreementId agreement) {
        return Optional.ofNullable(byId.get(agreement));
    }

    /** All of them as they are now, for good. */
    public Map<AgreementId, Entry> kept() {
        Map<AgreementId, Entry> known = kept;
        if (known == null) {
            known = Map.copyOf(byId);
            kept = known;
        }
        return known;
    }

    /** All, in no order. */
    public Stream<Entry> all() {
        return byId.values().stream();
    }
}
