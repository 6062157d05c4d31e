package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Weekdays;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What may keep an offer out that could be booked in the weeks asked for. */
enum PlaceFilter {
    WITHIN("within", "farther away"),
    MODE("mode", "another mode"),
    SECTOR("sector", "another sector"),
    ICB("icb", "another integrated care system"),
    SUPERVISION("supervision", "other supervision"),
    WEEKDAYS("weekdays", "other weekdays"),
    TOGETHER("minFree", "fewer students together");

    /** Of whoever names no weekdays. */
    static final Set<DayOfWeek> WORKING_WEEK =
            Collections.unmodifiableSet(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private static final PlaceFilter[] ALL = values();

    private final String parameter;
    private final String without;

    PlaceFilter(String parameter, String without) {
        this.parameter = parameter;
        this.without = without;
    }

    /** Of the search. */
    String parameter() {
        return parameter;
    }

    /** What is found without it where nothing is with it, in words. */
    String without() {
        return without;
    }

    /** Those that do not let it pass. */
    static EnumSet<PlaceFilter> stops(Near near, SearchQuery query) {
        EnumSet<PlaceFilter> stops = EnumSet.noneOf(PlaceFilter.class);
        for (PlaceFilter filter : ALL) {
            if (!filter.passes(near, query)) {
                stops.add(filter);
            }
        }
        return stops;
    }

    private boolean passes(Near near, SearchQuery query) {
        return switch (this) {
            case WITHIN ->
                query.within().isEmpty() || near.kilometres() <= query.within().getAsInt();
            case MODE -> wants(query.modes(), near.terms().mode());
            case SECTOR -> wants(query.sectors(), near.fit().place().sector());
            case ICB -> wants(query.icbs(), near.fit().place().icb());
            case SUPERVISION -> wants(query.supervisions(), near.terms().supervision());
            case WEEKDAYS -> query.weekdays().isEmpty() || query.weekdays().containsAll(days(near));
            case TOGETHER -> near.fit().free() >= query.minFree();
        };
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** On which its students must be there; whoever names none means the whole week, which is Monday to Friday at least. */
    static Set<DayOfWeek> days(Near near) {
        Weekdays named = near.terms().weekdays();
        return named.areAll() ? WORKING_WEEK : EnumSet.copyOf(named.days());
    }
}
