package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The agreement between a provider and an education provider: there is one of each two. */
public record AgreementId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("an agreement's identifier", "............", "............");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public AgreementId {
        FORMAT.check(value);
    }

    /** That of the two. */
    public static AgreementId of(OrganisationId provider, OrganisationId university) {
        return new AgreementId(provider.value() + "-" + university.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
