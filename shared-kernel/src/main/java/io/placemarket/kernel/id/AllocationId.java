package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A named student in an offer. */
public record AllocationId(@JsonValue String value) implements BookingId {
    static final IdFormat FORMAT =
            new IdFormat("an allocation's identifier", "............", "........", "a..........");

    private static final RecentIds<AllocationId> RECENT = new RecentIds<>(AllocationId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public AllocationId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #AllocationId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static AllocationId of(String value) {
        return RECENT.of(value);
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
