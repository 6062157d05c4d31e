package io.placemarket.command.cohort;

import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import java.util.Set;

/**
 * What a student is in, read without locking anything: areas are locked before students, so whoever begins with a student must know
 * beforehand which. By the time the student is locked it may have changed.
 */
@FunctionalInterface
public interface StudentDiary {
    /** What is known of the student at the moment. */
    Page of(StudentId student);

    /**
     * Everything ever booked, and every cohort.
     *
     * @param allocations those that have ended, too
     */
    record Page(Set<AllocationId> allocations, Set<CohortId> cohorts) {
        public Page {
            allocations = Set.copyOf(allocations);
            cohorts = Set.copyOf(cohorts);
        }

        /** Whether nothing is in the other that is not in this. */
        public boolean holds(Page other) {
            return allocations.containsAll(other.allocations) && cohorts.containsAll(other.cohorts);
        }
    }
}
