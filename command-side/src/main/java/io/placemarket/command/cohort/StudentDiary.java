package io.placemarket.command.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a student is in, read without locking anything: areas are locked before students, so whoever begins with a student must know
 * beforehand which. By the time the student is locked it may have changed.
 */
@FunctionalInterface
public interface StudentDiary {
    /** What is known of the student at the moment; nothing of somebody nobody knows. */
    Optional<Page> of(StudentId student);

    /**
     * Everything ever booked, and every cohort.
     *
     * @param university whose student it is
     * @param booked the weeks that are left of each allocation, of those that have ended too
     */
    record Page(OrganisationId university, Map<AllocationId, WeekSet> booked, Set<CohortId> cohorts) {
        public Page {
            booked = Map.copyOf(booked);
            cohorts = Set.copyOf(cohorts);
        }

        public Set<AllocationId> allocations() {
            return booked.keySet();
        }

        /** Those that are left of an allocation. */
        public WeekSet weeks(AllocationId allocation) {
            return booked.getOrDefault(allocation, WeekSet.none());
        }

        /** Those of which a week began after one day, and not after another. */
        public Stream<AllocationId> began(LocalDate after, LocalDate by) {
            return booked.entrySet().stream()
                    .filter(entry -> entry.getValue().stream()
                            .map(Week::monday)
                            .anyMatch(monday -> monday.isAfter(after) && !monday.isAfter(by)))
                    .map(Map.Entry::getKey);
        }

        /** Whether nothing is in the other that is not in this. */
        public boolean holds(Page other) {
            return allocations().containsAll(other.allocations()) && cohorts.containsAll(other.cohorts);
        }
    }
}
