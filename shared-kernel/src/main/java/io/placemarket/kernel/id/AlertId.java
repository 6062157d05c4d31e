package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A standing alert of a user's. */
public record AlertId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an alert's identifier", "n............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AlertId {
        FORMAT.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
