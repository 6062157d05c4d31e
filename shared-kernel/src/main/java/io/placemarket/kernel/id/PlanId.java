package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an education provider plans for an academic year: there is one of each two. */
public record PlanId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a plan's identifier", "............", "plan", "....");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public PlanId {
        FORMAT.check(value);
    }

    /**
     * That of the two.
     *
     * @param year in which the academic year begins, 1000 to 9999
     */
    public static PlanId of(OrganisationId university, int year) {
        return new PlanId(university.value() + "-plan-" + year);
    }

    @Override
    public String toString() {
        return value;
    }
}
