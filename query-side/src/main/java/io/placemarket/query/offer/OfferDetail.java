package io.placemarket.query.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.booking.HoldRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An offer with its weeks and those of its bookings the asker may see.
 *
 * @param replaces the withdrawn offer it was posted again for
 * @param linked those it was posted together with, as alternatives for the same places
 * @param withdrawn why it was withdrawn, where it was
 * @param reserved what is kept for named education providers for the time being
 */
public record OfferDetail(
        @JsonUnwrapped OfferRow offer,
        Optional<OfferId> copiedFrom,
        Optional<OfferId> replaces,
        List<OfferId> linked,
        Instant postedAt,
        Optional<Reason> withdrawn,
        List<OfferWeek> weeks,
        List<Reserved> reserved,
        List<HoldRow> holds,
        List<AllocationRow> allocations,
        long position,
        long revision) {
    public OfferDetail {
        linked = List.copyOf(linked);
        weeks = List.copyOf(weeks);
        reserved = List.copyOf(reserved);
        holds = List.copyOf(holds);
        allocations = List.copyOf(allocations);
    }

    /** Places that are for one education provider until then, and everybody's afterwards. */
    public record Reserved(OrganisationId university, String universityName, int places, Instant until) {}

    /** The same with other rows for its allocations. */
    public OfferDetail withAllocations(List<AllocationRow> rows) {
        return new OfferDetail(
                offer,
                copiedFrom,
                replaces,
                linked,
                postedAt,
                withdrawn,
                weeks,
                reserved,
                holds,
                rows,
                position,
                revision);
    }
}
