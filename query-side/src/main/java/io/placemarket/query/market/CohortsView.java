package io.placemarket.query.market;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
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
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every cohort with its students and its bookings' identifiers, in the order in which they were created. */
public final class CohortsView {
    private final Map<CohortId, Entry> byId = new LinkedHashMap<>();
    private final Map<OrganisationId, List<Entry>> byUniversity = new HashMap<>();
    private final Map<StudentId, Student> students = new HashMap<>();

    CohortsView() {}

    /** The same cohorts: what is applied to one of the two from now on does not happen to the other. */
    CohortsView(CohortsView other) {
        other.byId.forEach((id, entry) -> byId.put(id, new Entry(entry)));
        other.byUniversity.forEach((university, entries) -> byUniversity.put(
                university,
                new ArrayList<>(entries.stream()
                        .flatMap(entry -> find(entry.id()).stream())
                        .toList())));
        students.putAll(other.students);
    }

    /**
     * A student, known by the market's identifier alone.
     *
     * @param sealedReference the university's own number, encrypted; absent of one who was forgotten
     */
    public record Student(StudentId id, OrganisationId university, CohortId cohort, Optional<String> sealedReference) {
        /** Whether nobody can say any more who it is. */
        public boolean forgotten() {
            return sealedReference.isEmpty();
        }

        private Student forget() {
            return new Student(id, university, cohort, Optional.empty());
        }
    }

    /** One of them. */
    public static final class Entry {
        private final CohortCreated creation;
        private final Set<StudentId> students = new LinkedHashSet<>();
        private final Set<BookingId> bookings = new LinkedHashSet<>();
        private final Map<StudentId, Week> left = new HashMap<>();
        private final Map<StudentId, Week> takenOff = new HashMap<>();
        private long revision;

        private Entry(CohortCreated creation) {
            this.creation = creation;
        }

        private Entry(Entry other) {
            this.creation = other.creation;
            this.students.addAll(other.students);
            this.bookings.addAll(other.bookings);
            this.left.putAll(other.left);
            this.takenOff.putAll(other.takenOff);
            this.revision = other.revision;
        }

        public CohortId id() {
            return creation.cohort();
        }

        public OrganisationId university() {
            return creation.university();
        }

        public Programme programme() {
            return creation.programme();
        }

        public Set<StudentId> students() {
            return Collections.unmodifiableSet(students);
        }

        /**
         * How many students need places: as many as are expected, or enrolled, whichever is more, without those who left. Whoever was
         * forgotten while its weeks were still to come is not enrolled; whoever was forgotten afterwards counts as before.
         */
        public int heads() {
            return Math.max(programme().size(), enrolled(programme().weeks().last())) - left.size();
        }

        /** The same in a week: whoever left, or was forgotten, counts no more in the weeks after that of the last day. */
        public int heads(Week week) {
            return Math.max(programme().size(), enrolled(week)) - before(week, left);
        }

        private int enrolled(Week week) {
            return students.size() - before(week, takenOff);
        }

        private static int before(Week week, Map<StudentId, Week> last) {
            return last.isEmpty()
                    ? 0
                    : (int) last.values().stream()
                            .filter(it -> it.isBefore(week))
                            .count();
        }

        /** Whether a student of it left the programme. */
        public boolean hasLeft(StudentId student) {
            return left.containsKey(student);
        }

        /** In which weeks a student of it must be placed: none of one who left, none after that of the day of one who was forgotten. */
        public WeekSet needs(StudentId student) {
            if (hasLeft(student)) {
                return WeekSet.none();
            }
            Week last = takenOff.get(student);
            WeekSet weeks = programme().weeks();
            return last == null ? weeks : weeks.where(week -> !last.isBefore(week));
        }

        /** Everything ever booked for it; what it takes now stand in the areas' claims. */
        public Set<BookingId> bookings() {
            return Collections.unmodifiableSet(bookings);
        }

        /** The number of its last event, from 0. */
        public long revision() {
            return revision;
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof CohortEvent event) {
            apply(event).revision = recorded.revision();
        } else if (recorded.event() instanceof StudentRegistered registered) {
            students.put(
                    registered.student(),
                    new Student(
                            registered.student(),
                            registered.university(),
                            registered.cohort(),
                            Optional.of(registered.sealedReference())));
        } else if (recorded.event() instanceof StudentForgotten it) {
            students.computeIfPresent(it.student(), (id, student) -> student.forget());
        } else if (recorded.event() instanceof PlacesClaimed claimed) {
            known(claimed.claim().cohort()).bookings.add(claimed.claim().booking());
        }
    }

    private Entry apply(CohortEvent event) {
        return switch (event) {
            case CohortCreated created -> byId.computeIfAbsent(created.cohort(), id -> add(created));
            case StudentsEnrolled enrolled -> {
                Entry cohort = known(enrolled.cohort());
                enrolled.students().stream().map(Enrolment::student).forEach(cohort.students::add);
                yield cohort;
            }
            case StudentLeftCohort gone -> {
                Entry cohort = known(gone.cohort());
                cohort.left.put(gone.student(), Week.of(gone.lastDay()));
                yield cohort;
            }
            case StudentReturnedToCohort back -> {
                Entry cohort = known(back.cohort());
                cohort.left.remove(back.student());
                yield cohort;
            }
            case StudentTakenOffCohort off -> {
                Entry cohort = known(off.cohort());
                if (!cohort.left.containsKey(off.student())) {
                    cohort.takenOff.put(off.student(), Week.of(off.on()));
                }
                yield cohort;
            }
            // What it takes stands in the areas' claims, so that nothing is counted twice.
            case CohortPlacesTaken taken -> known(taken.cohort());
            case CohortPlacesGivenBack given -> known(given.cohort());
        };
    }

    private Entry add(CohortCreated created) {
        Entry entry = new Entry(created);
        byUniversity
                .computeIfAbsent(created.university(), id -> new ArrayList<>())
                .add(entry);
        return entry;
    }

    private Entry known(CohortId cohort) {
        return find(cohort).orElseThrow(() -> new IllegalStateException("cohort " + cohort + " was never created"));
    }

    public Optional<Entry> find(CohortId cohort) {
        return Optional.ofNullable(byId.get(cohort));
    }

    public Optional<Student> student(StudentId student) {
        return Optional.ofNullable(students.get(student));
    }

    /** Whether the student was forgotten: what could tell who it was is answered no more. */
    public boolean forgot(StudentId student) {
        return student(student).filter(Student::forgotten).isPresent();
    }

    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public List<Entry> of(OrganisationId university) {
        return Collections.unmodifiableList(byUniversity.getOrDefault(university, List.of()));
    }
}
