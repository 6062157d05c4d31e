package io.placemarket.query.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.booking.HoldRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An offer with its weeks and those of its bookings the asker may see.
 *
 * @param withdrawn why it was withdrawn, where it was
 */
public record OfferDetail(
        @JsonUnwrapped OfferRow offer,
        Optional<OfferId> copiedFrom,
        Instant postedAt,
        Optional<Reason> withdrawn,
        List<OfferWeek> weeks,
        List<HoldRow> holds,
        List<AllocationRow> allocations,
        long position,
        long revision) {
    public OfferDetail {
        weeks = List.copyOf(weeks);
        holds = List.copyOf(holds);
        allocations = List.copyOf(allocations);
    }

    /** The same with other rows for its allocations. */
    public OfferDetail withAllocations(List<AllocationRow> rows) {
        return new OfferDetail(offer, copiedFrom, postedAt, withdrawn, weeks, holds, rows, position, revision);
    }
}
