package io.placemarket.kernel.offer;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
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
 * @param further what it says beyond that; nothing in particular where absent
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
        Optional<ReleaseTerms> release,
        Optional<OfferParticulars> further) {
    public static final int MOST_PLACES = 500;
    public static final int MOST_CONFIRMATION_DAYS = 20;
    public static final int MOST_HOURS = 48;
    /** The longest an offer may last: two years of weeks. */
    public static final int MOST_WEEKS = 104;

    /** Half-hours of a day in an offer that names weekdays and no hours: 7.5 hours. */
    private static final int HALF_HOURS_A_DAY = 15;

    /** Terms that say nothing in particular. */
    public OfferTerms(
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
                release,
                Optional.empty());
    }

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
        return changed(profession, firstDay, lastDay, other, further);
    }

    /** The same with other particulars. */
    public OfferTerms with(OfferParticulars particulars) {
        return changed(profession, firstDay, lastDay, release, particulars.ifAny());
    }

    /** The same for another profession. */
    public OfferTerms of(ProfessionCode other) {
        return changed(other, firstDay, lastDay, release, further);
    }

    /** The same between other days. */
    public OfferTerms between(LocalDate first, LocalDate last) {
        return changed(profession, first, last, release, further);
    }

    private OfferTerms changed(
            ProfessionCode whose,
            LocalDate first,
            LocalDate last,
            Optional<ReleaseTerms> released,
            Optional<OfferParticulars> beyond) {
        return new OfferTerms(
                whose,
                level,
                first,
                last,
                places,
                mode,
                confirmWithinWorkingDays,
                supervision,
                hoursPerWeek,
                released,
                beyond);
    }

    /** What it says in particular. */
    public OfferParticulars particulars() {
        return further.orElse(OfferParticulars.NONE);
    }

    /** On which its students are there. */
    public Weekdays weekdays() {
        return particulars().weekdays().orElse(Weekdays.ALL);
    }

    /** Supervision one of its students uses a week, in the units of {@link SupervisorGroup#supply}. */
    public int supervisionUnits() {
        int halfHours = hoursPerWeek.isPresent()
                ? hoursPerWeek.getAsInt() * 2
                : weekdays().size() * HALF_HOURS_A_DAY;
        return Math.min(SupervisorGroup.MOST_HALF_HOURS, halfHours) * SupervisorGroup.UNITS / supervision.students();
    }

    /** The weeks it is for. */
    public WeekSet weeks() {
        WeekSet touched = WeekSet.covering(firstDay, lastDay);
        return particulars().weeks().map(touched::and).orElse(touched);
    }
}
