package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which education providers places of an area's offers are reserved for, for the time being. Not thread-safe. */
final class ReservedPlaces {
    private final Map<OfferId, List<ReservedShare>> shares = new HashMap<>();

    ReservedPlaces() {}

    ReservedPlaces(ReservedPlaces other) {
        shares.putAll(other.shares);
    }

    /** In place of what was reserved of the offer before. */
    void reserve(OfferId offer, List<ReservedShare> reserved) {
        if (reserved.isEmpty()) {
            shares.remove(offer);
        } else {
            shares.put(offer, reserved);
        }
    }

    List<ReservedShare> of(OfferId offer) {
        return shares.getOrDefault(offer, List.of());
    }

    /** Places of an offer in a week that are reserved for others than this education provider, and that those have not booked. */
    int unusedByOthers(
            OfferId offer, Week week, Optional<OrganisationId> university, Collection<BookedPlaces> bookings) {
        return of(offer).stream()
                .filter(share -> !university.equals(Optional.of(share.university())))
                .mapToInt(share -> unused(offer, share, week, bookings))
                .sum();
    }

    /** Places of its own share that an education provider has not booked. */
    int unused(OfferId offer, Week week, OrganisationId university, Collection<BookedPlaces> bookings) {
        return of(offer).stream()
                .filter(share -> share.university().equals(university))
                .mapToInt(share -> unused(offer, share, week, bookings))
                .sum();
    }

    private static int unused(OfferId offer, ReservedShare share, Week week, Collection<BookedPlaces> bookings) {
        int booked = bookings.stream()
                .filter(some ->
                        some.offer().equals(offer) && some.claim().university().equals(Optional.of(share.university())))
                .mapToInt(some -> some.heads(week))
                .sum();
        return Math.max(0, share.places() - booked);
    }
}
