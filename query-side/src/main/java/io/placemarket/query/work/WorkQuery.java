package io.placemarket.query.work;

import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.EnumSet;
import java.util.Set;

/** Which of it; without a kind all. */
public record WorkQuery(Set<WorkKind> kinds, PageRequest page) {
    /** Reads the parameters. */
    public static WorkQuery of(Filters filters) {
        return new WorkQuery(filters.anyOf("kind", WorkKind.class), PageRequest.of(filters, "work"));
    }

    /** The first so many of all kinds but one, which is shown elsewhere. */
    public static WorkQuery allBut(WorkKind kind, int most) {
        return new WorkQuery(EnumSet.complementOf(EnumSet.of(kind)), PageRequest.first("work", most));
    }
}
