package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.reference.ProfessionCode;

/**
 * What an offer promises of its area.
 *
 * @param supervisionUnits what each of its students uses a week
 * @param open whether it stands
 * @param released whether its release has come; true where it was bookable at once
 */
public record OfferedPlaces(
        OfferId offer,
        ProfessionCode profession,
        WeekSet weeks,
        int places,
        int supervisionUnits,
        boolean open,
        boolean released) {
    OfferedPlaces closed() {
        return new OfferedPlaces(offer, profession, weeks, places, supervisionUnits, false, released);
    }

    OfferedPlaces afterRelease() {
        return new OfferedPlaces(offer, profession, weeks, places, supervisionUnits, open, true);
    }

    /** Whether it takes bookings. */
    public boolean bookable() {
        return open && released;
    }

    /** Places it puts on offer in the week; none once it is closed. */
    public int offered(Week week) {
        return open && weeks.contains(week) ? places : 0;
    }
}
