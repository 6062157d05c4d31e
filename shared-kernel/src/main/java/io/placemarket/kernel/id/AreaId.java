package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A placement area: the ward, team, practice or clinic where a student learns. */
public record AreaId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a placement area's identifier", "............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AreaId {
        FORMAT.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
