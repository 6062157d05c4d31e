package io.placemarket.command.cohort;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.WeekdayCounts;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortCeiling;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesGivenBack;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** A cohort: what it studies, when it must be placed, and who is in it. */
@AggregateRoot
public class Cohort {
    @AggregateIdentifier
    private CohortId id;

    private OrganisationId university;
    private Programme programme;
    private final Map<String, StudentId> byHash = new HashMap<>();
    private final Set<StudentId> students = new HashSet<>();
    private final Map<StudentId, Week> left = new HashMap<>();
    private final Map<StudentId, Week> takenOff = new HashMap<>();
    private final WeekdayCounts taken = new WeekdayCounts();

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Cohort() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Cohort(CohortCreated created) {
        CohortRules.check(created.programme());
        apply(created);
    }

    /** Whose students they are. */
    public OrganisationId university() {
        return university;
    }

    public Programme programme() {
        return programme;
    }

    /** Whether the student is in it. */
    public boolean has(StudentId student) {
        return students.contains(student);
    }

    /** The student whose reference has that keyed hash, where it is in the cohort. */
    public Optional<StudentId> find(String referenceHash) {
        return Optional.ofNullable(byHash.get(referenceHash));
    }

    /**
     * The fewest of its students without a place in any of these weeks in which it must be placed; 0 where it need not be in any.
     *
     * @param weekdays on which; every day where absent
     */
    public int stillToPlace(WeekSet weeks, Optional<Weekdays> weekdays) {
        return weeks.and(programme.weeks()).stream()
                .mapToInt(week -> Math.max(0, heads(week) - taken.on(weekdays.orElse(Weekdays.ALL), week)))
                .min()
                .orElse(0);
    }

    /** How many more places it may take in each of the weeks. */
    public int underCeiling(WeekSet weeks, Optional<Weekdays> weekdays) {
        return CohortCeiling.left(this::heads, taken, weeks, weekdays.orElse(Weekdays.ALL));
    }

    /**
     * As many as are expected, or enrolled, whichever is more, without those who left before that week. Whoever was taken off before it without
     * having left is not enrolled, and still expected: the number is enrolled again, as somebody new, or another.
     */
    private int heads(Week week) {
        return Math.max(programme.size(), students.size() - before(week, takenOff)) - before(week, left);
    }

    private static int before(Week week, Map<StudentId, Week> last) {
        int gone = 0;
        for (Week ended : last.values()) {
            if (ended.isBefore(week)) {
                gone++;
            }
        }
        return gone;
    }

    /** Lets a student who left the programme need no place after the week of the last day. */
    public void leave(StudentId student, LocalDate lastDay) {
        if (students.contains(student) && !left.containsKey(student)) {
            apply(new StudentLeftCohort(id, student, lastDay));
        }
    }

    /** Lets a student who was said to have left need places again. */
    public void takeBack(StudentId student) {
        if (left.containsKey(student)) {
            apply(new StudentReturnedToCohort(id, student));
        }
    }

    /** Lets the number of a student who is forgotten mean nobody, and the student be enrolled no more. */
    void takeOff(StudentId student, LocalDate today) {
        if (students.contains(student)) {
            apply(new StudentTakenOffCohort(id, student, today));
        }
    }

    void checkRoomFor(int newcomers) {
        CohortRules.checkSize(byHash.size() + newcomers);
    }

    void enrol(List<Enrolment> enrolments) {
        checkRoomFor(enrolments.size());
        apply(new StudentsEnrolled(id, enrolments));
    }

    /**
     * Refuses so many more places in each of the weeks where that is more than it may take.
     *
     * @param weekdays on which; every day where absent
     * @throws io.placemarket.kernel.problem.RefusedException {@code cohort-ceiling}
     */
    public void checkCeiling(int heads, WeekSet weeks, Optional<Weekdays> weekdays) {
        CohortRules.checkCeiling(this::heads, taken, heads, weeks, weekdays.orElse(Weekdays.ALL));
    }

    /** The same for one place when another has been given back. */
    public void checkCeilingAfter(
            WeekSet given, Optional<Weekdays> givenDays, WeekSet weeks, Optional<Weekdays> weekdays) {
        WeekdayCounts left = new WeekdayCounts(taken);
        given.forEach(week -> left.add(givenDays.orElse(Weekdays.ALL), week, -1));
        WeekSet more = givenDays.equals(weekdays) ? weeks.minus(given) : weeks;
        if (!more.isEmpty()) {
            CohortRules.checkCeiling(this::heads, left, 1, more, weekdays.orElse(Weekdays.ALL));
        }
    }

    /**
     * Takes so many more places in each of the weeks.
     *
     * @param weekdays on which; every day where absent
     * @throws io.placemarket.kernel.problem.RefusedException {@code cohort-ceiling} where that is more than it may
     */
    public void take(int heads, WeekSet weeks, Optional<Weekdays> weekdays) {
        checkCeiling(heads, weeks, weekdays);
        apply(new CohortPlacesTaken(id, heads, weeks, weekdays));
    }

    /** Takes what it has had since before there was a market, whatever its ceiling. */
    public void record(int heads, WeekSet weeks, Optional<Weekdays> weekdays) {
        apply(new CohortPlacesTaken(id, heads, weeks, weekdays));
    }

    /** Takes so many fewer. */
    public void giveBack(int heads, WeekSet weeks, Optional<Weekdays> weekdays) {
        apply(new CohortPlacesGivenBack(id, heads, weeks, weekdays));
    }

    @EventSourcingHandler
    void on(CohortEvent event) {
        switch (event) {
            case CohortCreated created -> {
                id = created.cohort();
                university = created.university();
                programme = created.programme();
            }
            case StudentsEnrolled enrolled ->
                enrolled.students().forEach(enrolment -> {
                    byHash.put(enrolment.referenceHash(), enrolment.student());
                    students.add(enrolment.student());
                });
            case StudentLeftCohort gone -> left.put(gone.student(), Week.of(gone.lastDay()));
            case StudentReturnedToCohort back -> left.remove(back.student());
            case StudentTakenOffCohort off -> {
                byHash.values().remove(off.student());
                if (!left.containsKey(off.student())) {
                    takenOff.put(off.student(), Week.of(off.on()));
                }
            }
            case CohortPlacesTaken places ->
                places.weeks().forEach(week -> taken.add(places.weekdays().orElse(Weekdays.ALL), week, places.heads()));
            case CohortPlacesGivenBack places ->
                places.weeks()
                        .forEach(week -> taken.add(places.weekdays().orElse(Weekdays.ALL), week, -places.heads()));
        }
    }
}
