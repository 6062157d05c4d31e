package io.placemarket.query.past;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.query.reading.Filters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** A past moment somebody asks for: a position of the log, or an instant. */
public sealed interface Moment {
    /** The parameter by which most reads take it. */
    String AS_OF = "asOf";

    /** The one by which some take another, to be compared with it. */
    String COMPARE_WITH = "compareWith";

    /** After the event at that position, or the last whole unit of work before it. */
    record AtPosition(long position) implements Moment {
        @Override
        public String toString() {
            return Long.toString(position);
        }
    }

    /** After everything that was written at that instant or before. */
    record AtInstant(Instant instant) implements Moment {
        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /**
     * From a parameter that may be absent.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where it is neither
     */
    static Optional<Moment> of(Filters filters, String name) {
        return filters.one(name).map(text -> parse(name, text));
    }

    private static Moment parse(String name, String text) {
        if (text.matches("\\d{1,18}")) {
            return new AtPosition(Long.parseLong(text));
        }
        try {
            return new AtInstant(instant(text));
        } catch (DateTimeException e) {
            throw Problem.invalid(
                            name,
                            text,
                            "a position of the log such as 1200, or an instant such as 2026-11-20T14:30:00Z, or 2026-11-20T14:30 by the UK's clocks")
                    .refused();
        }
    }

    /** Without an offset by the UK's clocks: where they show a time twice, the first of the two; where never, as much later. */
    private static Instant instant(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local
                ? local.atZone(EnglishTime.ZONE).toInstant()
                : Instant.from(parsed);
    }
}
