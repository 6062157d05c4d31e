package io.placemarket.command.model;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import java.util.List;
import java.util.Optional;

/**
 * Places somebody asks for.
 *
 * @param leaving what gives weeks up for it
 */
record Wanted(
        OfferId offer,
        CohortId cohort,
        int places,
        WeekSet weeks,
        List<StudentId> students,
        Optional<Leaving> leaving) {
    Wanted(OfferId offer, CohortId cohort, int places, WeekSet weeks, List<StudentId> students) {
        this(offer, cohort, places, weeks, students, Optional.empty());
    }

    /** Weeks that an allocation gives up. */
    record Leaving(AllocationId allocation, WeekSet given) {}

    /** What is waited for. */
    static Wanted of(WaitingEntryAdded entry) {
        return new Wanted(entry.entry().offer(), entry.cohort(), entry.places(), entry.weeks(), List.of());
    }

    /** One place for whoever a claim names. */
    static Wanted of(OfferId offer, Claim claim) {
        return new Wanted(
                offer,
                claim.cohort(),
                1,
                claim.weeks(),
                claim.student().stream().toList());
    }
}
