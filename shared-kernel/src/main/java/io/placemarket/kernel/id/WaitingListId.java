package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who waits for places of an area's offers. It begins with its area's identifier. */
public record WaitingListId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a waiting list's identifier", "............", "waiting");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public WaitingListId {
        FORMAT.check(value);
    }

    /** Whose it is. */
    public AreaId area() {
        return new AreaId(value.substring(0, value.indexOf('-')));
    }

    /** That of the area. */
    public static WaitingListId of(AreaId area) {
        return new WaitingListId(area.value() + "-waiting");
    }

    @Override
    public String toString() {
        return value;
    }
}
