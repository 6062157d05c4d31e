package io.placemarket.query.market;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bookings of one kind in the order in which they were made, found by what they belong to. */
final class BookingIndex<I extends BookingId, B> {
    private final Map<I, B> byId = new LinkedHashMap<>();
    private final Map<OfferId, List<I>> byOffer = new HashMap<>();
    private final Map<AreaId, List<I>> byArea = new HashMap<>();
    private final Map<CohortId, List<I>> byCohort = new HashMap<>();
    private final Map<OrganisationId, List<I>> byUniversity = new HashMap<>();

    BookingIndex() {}

    /** The same bookings, apart from those. */
    BookingIndex(BookingIndex<I, B> other) {
        byId.putAll(other.byId);
        other.byOffer.forEach((key, ids) -> byOffer.put(key, new ArrayList<>(ids)));
        other.byArea.forEach((key, ids) -> byArea.put(key, new ArrayList<>(ids)));
        other.byCohort.forEach((key, ids) -> byCohort.put(key, new ArrayList<>(ids)));
        other.byUniversity.forEach((key, ids) -> byUniversity.put(key, new ArrayList<>(ids)));
    }

    void add(I id, CohortId cohort, OrganisationId university, B booking) {
        if (byId.put(id, booking) == null) {
            OfferId offer = id.offer();
            byOffer.computeIfAbsent(offer, key -> new ArrayList<>()).add(id);
            byArea.computeIfAbsent(offer.area(), key -> new ArrayList<>()).add(id);
            byCohort.computeIfAbsent(cohort, key -> new ArrayList<>()).add(id);
            byUniversity.computeIfAbsent(university, key -> new ArrayList<>()).add(id);
        }
    }

    void change(I id, UnaryOperator<B> change) {
        if (byId.computeIfPresent(id, (key, booking) -> change.apply(booking)) == null) {
            throw new IllegalStateException("booking " + id + " was never made");
        }
    }

    Optional<B> find(I id) {
        return Optional.ofNullable(byId.get(id));
    }

    Stream<B> of(OfferId offer) {
        return read(byOffer.get(offer));
    }

    Stream<B> of(AreaId area) {
        return read(byArea.get(area));
    }

    Stream<B> of(CohortId cohort) {
        return read(byCohort.get(cohort));
    }

    Stream<B> of(OrganisationId university) {
        return read(byUniversity.get(university));
    }

    private Stream<B> read(@Nullable List<I> ids) {
        return ids == null ? Stream.empty() : ids.stream().map(id -> find(id).orElseThrow());
    }
}
