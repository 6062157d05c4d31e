package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Who is booked in an area, by week: heads of all, of each profession and of each offer. Not thread-safe. */
final class Heads {
    private static final WeekdayCounts NOBODY = new WeekdayCounts();

    private final WeekdayCounts all;
    private final Map<ProfessionCode, WeekdayCounts> byProfession = new HashMap<>();
    private final Map<OfferId, WeekCounts> byOffer = new HashMap<>();

    Heads() {
        this.all = new WeekdayCounts();
    }

    Heads(Heads other) {
        this.all = new WeekdayCounts(other.all);
        other.byProfession.forEach((key, counts) -> byProfession.put(key, new WeekdayCounts(counts)));
        other.byOffer.forEach((key, counts) -> byOffer.put(key, new WeekCounts(counts)));
    }

    /**
     * What counts an offer's students.
     *
     * @param offered what it promises, where that is known
     */
    ObjIntConsumer<Week> counting(OfferId offer, @Nullable OfferedPlaces offered) {
        Weekdays days = offered == null ? Weekdays.ALL : offered.weekdays();
        WeekCounts ofAll = all.of(days);
        WeekCounts ofOffer = byOffer.computeIfAbsent(offer, id -> new WeekCounts());
        if (offered == null) {
            return (week, change) -> {
                ofAll.add(week, change);
                ofOffer.add(week, change);
            };
        }
        WeekCounts alike = byProfession
                .computeIfAbsent(offered.profession(), code -> new WeekdayCounts())
                .of(days);
        return (week, change) -> {
            ofAll.add(week, change);
            ofOffer.add(week, change);
            alike.add(week, change);
        };
    }

    WeekdayCounts all() {
        return all;
    }

    WeekdayCounts of(ProfessionCode profession) {
        return byProfession.getOrDefault(profession, NOBODY);
    }

    int of(OfferId offer, Week week) {
        WeekCounts counts = byOffer.get(offer);
        return counts == null ? 0 : counts.at(week);
    }

    Set<ProfessionCode> professions() {
        return byProfession.keySet();
    }
}
