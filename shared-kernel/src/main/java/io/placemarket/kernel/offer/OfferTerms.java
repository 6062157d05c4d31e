package io.placemarket.kernel.offer;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an offer promises: places for one profession and learner level from a first to a last day.
 *
 * @param profession the one profession
 * @param level for which learners
 * @param firstDay any weekday: blocks begin on Tuesdays after bank holidays
 * @param lastDay not before the first
 * @param places at once, 1 to {@value #MOST_PLACES}
 * @param mode in person, blended or technology-based
 * @param confirmWithinWorkingDays 0: a proposal is accepted at once; else the provider answers within so many working days, at most
 *     {@value #MOST_CONFIRMATION_DAYS}
 * @param supervision where the provider says
 * @param hoursPerWeek 1 to {@value #MOST_HOURS}, where the provider says
 * @param release from when it can be booked, and how what was asked before is resolved; bookable at once where absent
 */
public record OfferTerms(
        ProfessionCode profession,
        LearnerLevel level,
        LocalDate firstDay,
        LocalDate lastDay,
        int places,
        Mode mode,
        int confirmWithinWorkingDays,
        SupervisionModel supervision,
        OptionalInt hoursPerWeek,
        Optional<ReleaseTerms> release) {
    public static final int MOST_PLACES = 500;
    public static final int MOST_CONFIRMATION_DAYS = 20;
    public static final int MOST_HOURS = 48;
    /** The longest an offer may last: two years of weeks. */
    public static final int MOST_WEEKS = 104;

    /** Terms under which it is bookable at once. */
    public OfferTerms(
            ProfessionCode profession,
            LearnerLevel level,
            LocalDate firstDay,
            LocalDate lastDay,
            int places,
            Mode mode,
            int confirmWithinWorkingDays,
            SupervisionModel supervision,
            OptionalInt hoursPerWeek) {
        this(
                profession,
                level,
                firstDay,
                lastDay,
                places,
                mode,
                confirmWithinWorkingDays,
                supervision,
                hoursPerWeek,
                Optional.empty());
    }

    /** The same under another release. */
    public OfferTerms released(Optional<ReleaseTerms> other) {
        return new OfferTerms(
                profession,
                level,
                firstDay,
                lastDay,
                places,
                mode,
                confirmWithinWorkingDays,
                supervision,
                hoursPerWeek,
                other);
    }

    /** Supervision one of its students uses a week, in the units of {@link SupervisorGroup#supply}. */
    public int supervisionUnits() {
        int halfHours = hoursPerWeek.isPresent()
                ? Math.min(SupervisorGroup.MOST_HALF_HOURS, hoursPerWeek.getAsInt() * 2)
                : SupervisorGroup.MOST_HALF_HOURS;
        return halfHours * SupervisorGroup.UNITS / supervision.students();
    }

    /** The weeks it touches. */
    public WeekSet weeks() {
        return WeekSet.covering(firstDay, lastDay);
    }
}
