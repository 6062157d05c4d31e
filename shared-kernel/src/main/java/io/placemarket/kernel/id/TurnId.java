package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Places kept for a while for whoever waited longest. It begins with its offer's identifier. */
public record TurnId(@JsonValue String value) implements BookingId {
    static final IdFormat FORMAT = new IdFormat("a turn's identifier", "............", "........", "t..........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public TurnId {
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
