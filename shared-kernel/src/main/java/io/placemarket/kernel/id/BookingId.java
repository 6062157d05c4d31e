package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What takes places in an offer: a hold or an allocation. It begins with its offer's identifier. */
public sealed interface BookingId extends Identifier permits HoldId, AllocationId {
    /** The offer the places are taken in. */
    OfferId offer();

    /**
     * Reads either kind.
     *
     * @throws MalformedIdException where the text is neither a hold's nor an allocation's identifier
     */
    @JsonCreator
    static BookingId of(String value) {
        return HoldId.FORMAT.matches(value) ? new HoldId(value) : new AllocationId(value);
    }
}
