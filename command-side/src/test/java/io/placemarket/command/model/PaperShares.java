package io.placemarket.command.model;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** For whom places are kept, until somebody says that they are everybody's. */
final class PaperShares {
    private final Map<OfferId, List<ReservedShare>> shares = new HashMap<>();

    void on(DomainEvent event) {
        if (event instanceof PlacesReserved reserved) {
            shares.put(reserved.offer(), reserved.shares());
        }
    }

    /** Places nobody but others may take: what each of those has not booked of its share; none where one's own share is enough. */
    int keptFromIt(OfferId offer, OrganisationId university, int places, ToIntFunction<OrganisationId> booked) {
        int kept = 0;
        for (ReservedShare share : shares.getOrDefault(offer, List.of())) {
            int unused = Math.max(0, share.places() - booked.applyAsInt(share.university()));
            if (!share.university().equals(university)) {
                kept += unused;
            } else if (unused >= places) {
                return 0;
            }
        }
        return kept;
    }
}
