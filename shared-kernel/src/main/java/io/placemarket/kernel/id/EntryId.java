package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An entry of a waiting list. It begins with the identifier of the offer it waits for. */
public record EntryId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT =
            new IdFormat("an entry's identifier", "............", "........", "e..........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public EntryId {
        FORMAT.check(value);
    }

    /** The offer it waits for. */
    public OfferId offer() {
        return new OfferId(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
