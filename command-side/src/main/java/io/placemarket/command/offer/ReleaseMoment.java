package io.placemarket.command.offer;

import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an offer is released, as people write it: a day means the end of a working day, a time without a zone is UK time. */
final class ReleaseMoment {
    private static final String ACCEPTED =
            "a day as yyyy-mm-dd (then 17:00 UK time), a UK time as yyyy-mm-ddThh:mm, or an instant"
                    + " as yyyy-mm-ddThh:mm:ssZ";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = DAY + "T\\d{2}:\\d{2}(:\\d{2})?";
    private static final String INSTANT = TIME + "(Z|[+-]\\d{2}:\\d{2})";

    private ReleaseMoment() {}

    static Optional<ReleaseTerms> terms(String field, @Nullable String text, Optional<TieBreak> tieBreak) {
        if (text == null || text.isBlank()) {
            if (tieBreak.isPresent()) {
                throw Problem.missing(field, "a tie-break belongs to a release: " + ACCEPTED)
                        .refused();
            }
            return Optional.empty();
        }
        return Optional.of(new ReleaseTerms(parse(field, text.strip()), tieBreak.orElse(TieBreak.PROPORTIONAL)));
    }

    /** A moment that must be named. */
    static Instant required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.missing(field, ACCEPTED).refused();
        }
        return parse(field, text.strip());
    }

    private static Instant parse(String field, String text) {
        try {
            if (text.matches(INSTANT)) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.matches(TIME)) {
                return inUk(LocalDateTime.parse(text));
            }
            if (text.matches(DAY)) {
                return inUk(LocalDate.parse(text).atTime(MarketCalendar.CLOSE_OF_BUSINESS));
            }
        } catch (DateTimeException e) {
            throw Problem.invalid(field, text, ACCEPTED).refused();
        }
        throw Problem.invalid(field, text, ACCEPTED).refused();
    }

    private static Instant inUk(LocalDateTime time) {
        return time.atZone(EnglishTime.ZONE).toInstant();
    }
}
