package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A cohort of a programme. */
public record CohortId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a cohort's identifier", "............");

    private static final RecentIds<CohortId> RECENT = new RecentIds<>(CohortId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public CohortId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #CohortId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static CohortId of(String value) {
        return RECENT.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
