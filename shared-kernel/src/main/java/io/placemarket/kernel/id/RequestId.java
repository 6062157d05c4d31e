package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a university asks of an offer before its release. It begins with its offer's identifier. */
public record RequestId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT =
            new IdFormat("a request's identifier", "............", "........", "q..........");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public RequestId {
        FORMAT.check(value);
    }

    /** The offer the places are asked of. */
    public OfferId offer() {
        return new OfferId(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
