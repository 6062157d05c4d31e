package io.placemarket.query.risk;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.List;

/**
 * An area that is over-committed.
 *
 * @param weeks those with more than is safe, from this week on
 * @param bookings those at risk that whoever asks may see, in the published order
 */
public record AreaAtRisk(
        AreaId area,
        String areaName,
        OrganisationId provider,
        String providerName,
        List<UnsafeWeek> weeks,
        List<BookingAtRisk> bookings,
        String order,
        long position) {
    /** The order, in words, as it is published. */
    public static final String ORDER =
            "Holds first, then turns of the waiting list, students proposed, students accepted, students who have"
                    + " started; of those alike, who booked last is first. In each week as many as must go until it is safe.";

    /**
     * A week.
     *
     * @param load everybody who learns there, learners elsewhere too
     * @param limit what is safe
     * @param overCommitted how many too many, counted by heads
     * @param understaffed whether supervisors are too few for those who are booked
     */
    public record UnsafeWeek(Week week, int load, int limit, int overCommitted, boolean understaffed) {
        static UnsafeWeek of(AreaCapacity area, Week week) {
            return new UnsafeWeek(
                    week,
                    area.load(week),
                    area.limit(week),
                    area.overCommitted(week),
                    area.supervisionDeficit(week).isPresent());
        }
    }
}
