package io.placemarket.kernel.offer;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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

    /** What every offer says: in person, accepted at once, bookable at once, and nothing in particular until that is said too. */
    public static OfferTerms plain(
            ProfessionCode profession, LearnerLevel level, LocalDate firstDay, LocalDate lastDay, int places) {
        return new OfferTerms(
                profession,
                level,
                firstDay,
                lastDay,
                places,
                Mode.IN_PERSON,
                0,
                SupervisionModel.NOT_STATED,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same for another profession. */
    public OfferTerms of(ProfessionCode other) {
        return but(copy -> copy.profession = other);
    }

    /** The same between other days. */
    public OfferTerms between(LocalDate first, LocalDate last) {
        return but(copy -> {
            copy.firstDay = first;
            copy.lastDay = last;
        });
    }

    /** The same for so many at once. */
    public OfferTerms withPlaces(int many) {
        return but(copy -> copy.places = many);
    }

    /** The same in another mode. */
    public OfferTerms in(Mode other) {
        return but(copy -> copy.mode = other);
    }

    /** The same where the provider answers within so many working days; 0 accepts at once. */
    public OfferTerms confirmedWithin(int workingDays) {
        return but(copy -> copy.confirmWithinWorkingDays = workingDays);
    }

    /** The same under another model. */
    public OfferTerms supervised(SupervisionModel model) {
        return but(copy -> copy.supervision = model);
    }

    /** The same for so many hours a week. */
    public OfferTerms hours(OptionalInt perWeek) {
        return but(copy -> copy.hoursPerWeek = perWeek);
    }

    /** The same under another release. */
    public OfferTerms released(Optional<ReleaseTerms> other) {
        return but(copy -> copy.release = other);
    }

    /** The same with other particulars. */
    public OfferTerms with(OfferParticulars particulars) {
        return with(particulars.ifAny());
    }

    /** The same with what it says beyond that, or nothing. */
    public OfferTerms with(Optional<OfferParticulars> particulars) {
        return but(copy -> copy.further = particulars);
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

    /** From its first to its last. */
    public Days days() {
        return new Days(firstDay, lastDay);
    }

    /** The weeks it is for. */
    public WeekSet weeks() {
        WeekSet touched = WeekSet.covering(firstDay, lastDay);
        return particulars().weeks().map(touched::and).orElse(touched);
    }

    private OfferTerms but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.terms();
    }

    /** The same members while some of them are changed. */
    private static final class Copy {
        private ProfessionCode profession;
        private final LearnerLevel level;
        private LocalDate firstDay;
        private LocalDate lastDay;
        private int places;
        private Mode mode;
        private int confirmWithinWorkingDays;
        private SupervisionModel supervision;
        private OptionalInt hoursPerWeek;
        private Optional<ReleaseTerms> release;
        private Optional<OfferParticulars> further;

        Copy(OfferTerms terms) {
            this.profession = terms.profession;
            this.level = terms.level;
            this.firstDay = terms.firstDay;
            this.lastDay = terms.lastDay;
            this.places = terms.places;
            this.mode = terms.mode;
            this.confirmWithinWorkingDays = terms.confirmWithinWorkingDays;
            this.supervision = terms.supervision;
            this.hoursPerWeek = terms.hoursPerWeek;
            this.release = terms.release;
            this.further = terms.further;
        }

        OfferTerms terms() {
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
                    release,
                    further);
        }
    }
}
