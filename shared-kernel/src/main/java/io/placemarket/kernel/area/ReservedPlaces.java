package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Which education providers places of an area's offers are reserved for, for the time being, and how many each has booked of those offers:
 * counted as they book, so that nobody looks through all bookings for it. Not thread-safe.
 */
final class ReservedPlaces {
    private static final WeekCounts NONE = new WeekCounts();

    private final Map<OfferId, List<ReservedShare>> shares = new HashMap<>();
    private final Map<OfferId, Map<OrganisationId, WeekCounts>> heads = new HashMap<>();

    ReservedPlaces() {}

    ReservedPlaces(ReservedPlaces other) {
        shares.putAll(other.shares);
        other.heads.forEach((offer, counts) -> {
            Map<OrganisationId, WeekCounts> copies = new HashMap<>();
            counts.forEach((university, weeks) -> copies.put(university, new WeekCounts(weeks)));
            heads.put(offer, copies);
        });
    }

    /**
     * In place of what was reserved of the offer before.
     *
     * @param bookings all there are by now
     */
    void reserve(OfferId offer, List<ReservedShare> reserved, Collection<BookedPlaces> bookings) {
        heads.remove(offer);
        if (reserved.isEmpty()) {
            shares.remove(offer);
        } else {
            shares.put(offer, reserved);
            heads.put(offer, new HashMap<>());
            bookings.stream()
                    .filter(some -> some.offer().equals(offer))
                    .forEach(some -> some.forEach(counting(some.claim())));
        }
    }

    /** What counts the places that a claim takes or gives back. */
    ObjIntConsumer<Week> counting(Claim claim) {
        Map<OrganisationId, WeekCounts> ofOffer = heads.get(claim.offer());
        if (ofOffer == null || claim.university().isEmpty()) {
            return (week, change) -> {};
        }
        return ofOffer.computeIfAbsent(claim.university().get(), university -> new WeekCounts())::add;
    }

    List<ReservedShare> of(OfferId offer) {
        return shares.getOrDefault(offer, List.of());
    }

    /** Places of an offer in a week that are reserved for others than this education provider, and that those have not booked. */
    int unusedByOthers(OfferId offer, Week week, Optional<OrganisationId> university) {
        return of(offer).stream()
                .filter(share -> !university.equals(Optional.of(share.university())))
                .mapToInt(share -> unused(offer, share, week))
                .sum();
    }

    /** Places of its own share that an education provider has not booked. */
    int unused(OfferId offer, Week week, OrganisationId university) {
        return of(offer).stream()
                .filter(share -> share.university().equals(university))
                .mapToInt(share -> unused(offer, share, week))
                .sum();
    }

    private int unused(OfferId offer, ReservedShare share, Week week) {
        int booked = heads.getOrDefault(offer, Map.of())
                .getOrDefault(share.university(), NONE)
                .at(week);
        return Math.max(0, share.places() - booked);
    }
}
