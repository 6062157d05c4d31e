package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A named student in an offer. */
public record AllocationId(@JsonValue String value) implements BookingId {
    static final IdFormat FORMAT =
            new IdFormat("an allocation's identifier", "............", "........", "a..........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AllocationId {
        FORMAT.check(value);
    }

    @Override
    public OfferId offer() {
        return new OfferId(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
