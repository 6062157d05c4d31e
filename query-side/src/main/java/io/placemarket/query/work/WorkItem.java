package io.placemarket.query.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that needs whoever asks.
 *
 * @param what in a sentence
 * @param count how many students, places or bookings it is about
 * @param due when it is too late, or happens by itself; nothing where it waits without a term
 * @param page where it is done
 * @param about the hold, turn, offer, cohort or area it is about
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WorkItem(
        WorkKind kind, String what, int count, Optional<Instant> due, String page, Optional<String> about) {
    /** What waits without a term first, then by when it is due. */
    static final Comparator<WorkItem> ORDER = Comparator.comparing(WorkItem::key);

    /** Its place in the order. */
    String key() {
        return String.format(
                Locale.ROOT,
                "%015d/%s/%s/%s",
                due.map(Instant::toEpochMilli).filter(millis -> millis > 0).orElse(0L),
                kind,
                page,
                about.orElse(""));
    }
}
