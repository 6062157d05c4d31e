package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A student, by the random identifier the market issued; even that is personal data. */
public record StudentId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a student's identifier", "s...............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public StudentId {
        FORMAT.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
