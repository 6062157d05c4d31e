package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The release of an offer: there is at most one. It begins with its offer's identifier. */
public record ReleaseId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT =
            new IdFormat("a release's identifier", "............", "........", "release");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public ReleaseId {
        FORMAT.check(value);
    }

    /** That of the offer. */
    public static ReleaseId of(OfferId offer) {
        return new ReleaseId(offer.value() + "-release");
    }

    /** The offer that is released. */
    public OfferId offer() {
        return new OfferId(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
