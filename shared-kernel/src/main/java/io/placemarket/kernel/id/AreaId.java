package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A placement area: the ward, team, practice or clinic where a student learns. */
public record AreaId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a placement area's identifier", "............");

    private static final RecentIds<AreaId> RECENT = new RecentIds<>(AreaId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public AreaId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #AreaId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static AreaId of(String value) {
        return RECENT.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
