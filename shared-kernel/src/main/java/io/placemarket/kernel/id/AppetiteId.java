package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an area says of its appetite for students. */
public record AppetiteId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an appetite's identifier", "............", "appetite");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AppetiteId {
        FORMAT.check(value);
    }

    /** That of the area. */
    public static AppetiteId of(AreaId area) {
        return new AppetiteId(area.value() + "-appetite");
    }

    @Override
    public String toString() {
        return value;
    }
}
