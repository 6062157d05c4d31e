package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A placement offer. It begins with its area's identifier, so that a command needs no look-up. */
public record OfferId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an offer's identifier", "............", "........");

    private static final RecentIds<OfferId> RECENT = new RecentIds<>(OfferId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public OfferId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #OfferId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static OfferId of(String value) {
        return RECENT.of(value);
    }

    /** The area whose places are offered. */
    public AreaId area() {
        return AreaId.of(value.substring(0, value.indexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
