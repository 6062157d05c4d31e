package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Learners elsewhere by week and profession: people whom the market does not know. Not thread-safe. */
final class Elsewhere {
    private final WeekCounts all;
    private final Map<Optional<ProfessionCode>, WeekCounts> byProfession = new HashMap<>();

    Elsewhere() {
        this.all = new WeekCounts();
    }

    Elsewhere(Elsewhere other) {
        this.all = new WeekCounts(other.all);
        other.byProfession.forEach((key, counts) -> byProfession.put(key, new WeekCounts(counts)));
    }

    /** Replaces what was recorded of them before, and says how many more they are. */
    int record(Optional<ProfessionCode> profession, Week week, int learners) {
        WeekCounts counts = byProfession.computeIfAbsent(profession, code -> new WeekCounts());
        int more = learners - counts.at(week);
        counts.add(week, more);
        all.add(week, more);
        return more;
    }

    int at(Week week) {
        return all.at(week);
    }

    int at(ProfessionCode profession, Week week) {
        WeekCounts counts = byProfession.get(Optional.of(profession));
        return counts == null ? 0 : counts.at(week);
    }

    /** Of which professions there are any in that week or later. */
    Stream<ProfessionCode> from(Week week) {
        return byProfession.entrySet().stream()
                .filter(recorded -> recorded.getValue().anyFrom(week))
                .flatMap(recorded -> recorded.getKey().stream());
    }
}
