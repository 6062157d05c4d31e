package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import java.time.YearMonth;

/**
 * A cohort and how far it is placed: "62 of 80".
 *
 * @param weeks the weeks each of its students must be placed
 * @param size how many students are expected
 * @param enrolled how many are known
 * @param of how many need places: the more of the two, without those who left; who was forgotten when its weeks were over stays among them
 * @param placed students with a place in every one of its weeks
 * @param partlyPlaced students with a place in some of its weeks, not all
 * @param studentWeeksNeeded the sum over its weeks of those who need a place
 * @param studentWeeksBooked held or allocated, in its weeks
 * @param studentWeeksStillToPlace the sum over its weeks of those still to place
 */
public record CohortRow(
        CohortId cohort,
        OrganisationId university,
        String programme,
        ProfessionCode profession,
        String professionName,
        LearnerLevel level,
        Route route,
        Attendance attendance,
        YearMonth intake,
        WeekSet weeks,
        int size,
        int enrolled,
        int of,
        int placed,
        int partlyPlaced,
        int studentWeeksNeeded,
        int studentWeeksBooked,
        int studentWeeksStillToPlace) {
    static CohortRow of(CohortsView.Entry cohort, Market market) {
        Programme programme = cohort.programme();
        Demand demand = market.demand(cohort);
        StudentWeeks students = StudentWeeks.of(cohort, market);
        return new CohortRow(
                cohort.id(),
                cohort.university(),
                programme.name(),
                programme.profession(),
                ReferenceData.shipped().professionName(programme.profession()),
                programme.level(),
                programme.route(),
                programme.attendance(),
                programme.intake(),
                programme.weeks(),
                programme.size(),
                cohort.students().size(),
                demand.heads(),
                students.placed(),
                students.partlyPlaced(),
                programme.weeks().stream().mapToInt(demand::needed).sum(),
                programme.weeks().stream().mapToInt(demand::booked).sum(),
                programme.weeks().stream()
                        .mapToInt((Week week) -> demand.stillToPlace(week))
                        .sum());
    }
}
