package io.placemarket.query.market;

import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What areas say of their appetite, the last answer for each profession and term. */
public final class AppetitesView {
    private final NavigableMap<String, Entry> byKey = new TreeMap<>();

    AppetitesView() {}

    /** The same answers: what is applied to one of the two from now on does not happen to the other. */
    AppetitesView(AppetitesView other) {
        byKey.putAll(other.byKey);
    }

    /** An answer, and when it was given. */
    public record Entry(AppetiteStated stated, Instant at) {
        /** What answers are ordered by: the first term first. */
        public String key() {
            return stated.firstDay() + "/" + stated.lastDay() + "/" + stated.area() + "/" + stated.profession();
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof AppetiteStated stated) {
            Entry entry = new Entry(stated, recorded.at());
            byKey.put(entry.key(), entry);
        }
    }

    /** All, the first term first. */
    public Stream<Entry> all() {
        return byKey.values().stream();
    }
}
