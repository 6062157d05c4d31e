package io.placemarket.query.change;

import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes.
 *
 * @param since nothing means a day before the later moment, or the log's beginning where that was later
 * @param until nothing means now
 * @param kinds nothing means all
 */
public record ChangesQuery(Optional<Moment> since, Optional<Moment> until, Set<Change.Kind> kinds, PageRequest page) {
    public static final String SINCE = "since";
    public static final String UNTIL = "until";

    public static ChangesQuery of(Filters filters) {
        return new ChangesQuery(
                Moment.of(filters, SINCE),
                Moment.of(filters, UNTIL),
                filters.anyOf("kind", Change.Kind.class),
                PageRequest.of(filters, "changes"));
    }
}
