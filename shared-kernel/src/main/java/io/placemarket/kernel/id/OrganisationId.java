package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A provider or an education provider. */
public record OrganisationId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an organisation's identifier", "............");

    private static final RecentIds<OrganisationId> RECENT = new RecentIds<>(OrganisationId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public OrganisationId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #OrganisationId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static OrganisationId of(String value) {
        return RECENT.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
