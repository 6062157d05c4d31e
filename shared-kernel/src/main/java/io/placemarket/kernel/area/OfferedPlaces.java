package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;

/**
 * What an offer promises of its area.
 *
 * @param supervisionUnits what each of its students uses a week
 * @param open whether it still takes bookings
 */
public record OfferedPlaces(
        OfferId offer, ProfessionCode profession, WeekSet weeks, int places, int supervisionUnits, boolean open) {
    OfferedPlaces closed() {
        return new OfferedPlaces(offer, profession, weeks, places, supervisionUnits, false);
    }

    /** Places it puts on offer in the week; none once it is closed. */
    public int offered(Week week) {
        return open && weeks.contains(week) ? places : 0;
    }
}
