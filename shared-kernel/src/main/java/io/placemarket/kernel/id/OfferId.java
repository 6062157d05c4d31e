package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A placement offer. It begins with its area's identifier, so that a command needs no look-up. */
public record OfferId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an offer's identifier", "............", "........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public OfferId {
        FORMAT.check(value);
    }

    /** The area whose places are offered. */
    public AreaId area() {
        return new AreaId(value.substring(0, value.indexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
