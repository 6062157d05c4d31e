package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A student, by the random identifier the market issued; even that is personal data. */
public record StudentId(@JsonValue String value) implements Identifier {
    private static final IdFormat FORMAT = new IdFormat("a student's identifier", "s...............");

    private static final RecentIds<StudentId> RECENT = new RecentIds<>(StudentId::new);

    /** @throws MalformedIdException where the text is not such an identifier */
    public StudentId {
        FORMAT.check(value);
    }

    /**
     * The same as {@link #StudentId}, mostly one object for the same text.
     *
     * @throws MalformedIdException where the text is not such an identifier
     */
    @JsonCreator
    public static StudentId of(String value) {
        return RECENT.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
