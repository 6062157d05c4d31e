package io.placemarket.eventstore;

import java.util.List;

/**
 * What a unit of work was decided on.
 *
 * @param ground units of work handed in before it, which must be stored
 * @param readings aggregates as they were read, which nobody elsewhere may have changed since
 */
record Footing(List<OnItsWay> ground, List<Reading> readings) {
    static final Footing NONE = new Footing(List.of(), List.of());

    /**
     * An aggregate as it was read.
     *
     * @param version sequence number of its last event
     * @param gaps of {@link ForeignUnits}, before it was read
     */
    record Reading(String aggregate, long version, long gaps) {}

    boolean isLost(ForeignUnits others) {
        return ground.stream().anyMatch(OnItsWay::hasFailed) || others.outdateAny(readings);
    }
}
