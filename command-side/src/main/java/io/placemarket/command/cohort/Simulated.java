package io.placemarket.command.cohort;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.StudentRefusal.SimulatedHoursExceeded;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * What of a booking is simulated: all hours of a technology-based offer, none of another, because of a blended one nobody says how many.
 * Where an offer states no hours a week, they are a whole week's.
 *
 * @param halfHours a week; absent where nothing is simulated
 * @param cap the most hours the student's programme lets be simulated, where it says (domain guide, "Practice hours")
 */
public record Simulated(OptionalInt halfHours, OptionalInt cap) {
    /** Of an offer, for a student of that profession, by what holds on that day. */
    public static Simulated of(OfferTerms terms, ProfessionCode profession, LocalDate day) {
        if (terms.mode() != Mode.TECHNOLOGY_BASED) {
            return new Simulated(OptionalInt.empty(), OptionalInt.empty());
        }
        int halfHours = terms.hoursPerWeek().isPresent()
                ? terms.hoursPerWeek().getAsInt() * 2
                : SupervisorGroup.MOST_HALF_HOURS;
        return new Simulated(
                OptionalInt.of(halfHours),
                ReferenceData.shipped().practiceHours().simulatedCap(profession, day));
    }

    /** @param booked half-hours the student has already */
    void check(int booked, WeekSet weeks, String named) {
        int more = halfHours.orElse(0) * weeks.size();
        if (more > 0 && cap.isPresent() && booked + more > cap.getAsInt() * 2) {
            throw new SimulatedHoursExceeded(named, booked, more, cap.getAsInt()).thrown();
        }
    }
}
