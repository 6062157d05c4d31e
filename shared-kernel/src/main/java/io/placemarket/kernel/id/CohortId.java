package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A cohort of a programme. */
public record CohortId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a cohort's identifier", "............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public CohortId {
        FORMAT.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
