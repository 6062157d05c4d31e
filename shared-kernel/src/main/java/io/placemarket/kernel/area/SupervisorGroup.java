package io.placemarket.kernel.area;

import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Supervisors who are alike.
 *
 * @param name what the provider calls them, such as "Registered nurses"
 * @param professions whose students they may supervise
 * @param people how many they are; 0 where they are away
 * @param halfHours half-hours they are present in a week, all together; no person counts for more than {@value #MOST_HALF_HOURS}
 */
public record SupervisorGroup(String name, NavigableSet<ProfessionCode> professions, int people, int halfHours) {
    /** Professions of an area whose supervision is counted: sets of them are tried one by one. */
    public static final int MOST_PROFESSIONS = 8;
    /** Of a person a week: 37.5 hours. */
    public static final int MOST_HALF_HOURS = 75;
    /** To a half-hour, so that it can be shared by two, three, four, five or six students exactly. */
    public static final int UNITS = 60;
    /** What a supervisor gives in a whole week. */
    public static final int WHOLE_TIME = MOST_HALF_HOURS * UNITS;

    public SupervisorGroup {
        professions = Collections.unmodifiableNavigableSet(new TreeSet<>(professions));
    }

    /** What they give in a week, in sixtieths of half-hours. */
    public int supply() {
        return Math.min(halfHours, people * MOST_HALF_HOURS) * UNITS;
    }
}
