package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Weekdays;

/**
 * Places on offer in a week that are alike.
 *
 * @param profession which of the professions on offer, from 0
 * @param weekdays on which their students are there
 * @param units what each student uses of supervision
 * @param places how many nobody has booked
 */
record Kind(int profession, Weekdays weekdays, int units, int places) {
    boolean isLike(Kind other) {
        return profession == other.profession && units == other.units && weekdays.equals(other.weekdays);
    }

    Kind with(Kind other) {
        return new Kind(profession, weekdays, units, places + other.places);
    }
}
