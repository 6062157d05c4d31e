package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What takes places in an offer: a hold, a turn or an allocation. It begins with its offer's identifier. */
public sealed interface BookingId extends Identifier permits HoldId, TurnId, AllocationId {
    /** The offer the places are taken in. */
    OfferId offer();

    /** The area whose places they are. */
    default AreaId area() {
        return AreaId.of(value().substring(0, value().indexOf('-')));
    }

    /**
     * Reads any kind.
     *
     * @throws MalformedIdException where the text is neither a hold's, a turn's nor an allocation's identifier
     */
    @JsonCreator
    static BookingId of(String value) {
        if (HoldId.FORMAT.matches(value)) {
            return new HoldId(value);
        }
        return TurnId.FORMAT.matches(value) ? new TurnId(value) : AllocationId.of(value);
    }
}
