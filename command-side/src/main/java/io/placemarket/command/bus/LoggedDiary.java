package io.placemarket.command.bus;

import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads a student's few events from the log. */
record LoggedDiary(EventStore events) implements StudentDiary {
    @Override
    public Page of(StudentId student) {
        Set<AllocationId> allocations = new HashSet<>();
        Set<CohortId> cohorts = new HashSet<>();
        events.readEvents(student.value()).forEachRemaining(message -> {
            if (message.getPayload() instanceof StudentBooked booked) {
                allocations.add(booked.allocation());
            } else if (message.getPayload() instanceof StudentRegistered registered) {
                cohorts.add(registered.cohort());
            } else if (message.getPayload() instanceof StudentJoinedCohort joined) {
                cohorts.add(joined.cohort());
            }
        });
        return new Page(allocations, cohorts);
    }
}
