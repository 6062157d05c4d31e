package io.placemarket.query.risk;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A booking at risk.
 *
 * @param rank its place in the area's order, from 1; those of other universities are counted, though not shown to a university
 * @param booking the hold, turn or allocation; nothing for a region
 * @param cohort for its university only
 * @param student where named, for the two organisations concerned only
 * @param heads how many of its places are at risk, by week
 */
public record BookingAtRisk(
        int rank,
        Standing standing,
        Optional<BookingId> booking,
        OfferId offer,
        String professionName,
        OrganisationId university,
        String universityName,
        Optional<CohortId> cohort,
        Optional<StudentId> student,
        WeekSet weeks,
        SortedMap<Week, Integer> heads) {}
