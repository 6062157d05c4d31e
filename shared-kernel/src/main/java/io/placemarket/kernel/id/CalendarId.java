package io.placemarket.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The calendar of an area or of a cohort. It begins with whose it is. */
public record CalendarId(@JsonValue String value) implements Identifier {
    private static final String AREA = "-area-calendar";
    private static final String COHORT = "-cohort-calendar";
    private static final IdFormat OF_AREA = new IdFormat("a calendar's identifier", "............", "area", "calendar");
    private static final IdFormat OF_COHORT =
            new IdFormat("a calendar's identifier", "............", "cohort", "calendar");

    /** @throws MalformedIdException where the text is not such an identifier */
    @JsonCreator
    public CalendarId {
        if (!OF_COHORT.matches(value)) {
            OF_AREA.check(value);
        }
    }

    /** Who is coming to an area. */
    public static CalendarId of(AreaId area) {
        return new CalendarId(area.value() + AREA);
    }

    /** Where a cohort's students are. */
    public static CalendarId of(CohortId cohort) {
        return new CalendarId(cohort.value() + COHORT);
    }

    /** The area whose it is, where it is an area's. */
    public Optional<AreaId> area() {
        return value.endsWith(AREA) ? Optional.of(new AreaId(owner())) : Optional.empty();
    }

    /** The cohort whose it is, where it is a cohort's. */
    public Optional<CohortId> cohort() {
        return value.endsWith(COHORT) ? Optional.of(new CohortId(owner())) : Optional.empty();
    }

    private String owner() {
        return value.substring(0, value.indexOf('-'));
    }

    @Override
    public String toString() {
        return value;
    }
}
