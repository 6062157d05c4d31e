package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A provider or an education provider. */
public record OrganisationId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an organisation's identifier", "............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public OrganisationId {
        FORMAT.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
