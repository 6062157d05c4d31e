package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Places taken for a cohort without naming students. */
public record HoldId(@JsonValue String value) implements BookingId {
    static final IdFormat FORMAT = new IdFormat("a hold's identifier", "............", "........", "h..........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public HoldId {
        FORMAT.check(value);
    }

    @Override
    public OfferId offer() {
        return OfferId.of(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
