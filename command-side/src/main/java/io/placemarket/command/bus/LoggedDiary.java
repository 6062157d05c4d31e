package io.placemarket.command.bus;

import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.id.StudentId;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads a student's few events from the log. */
record LoggedDiary(EventStore events) implements StudentDiary {
    @Override
    public Optional<Page> of(StudentId student) {
        return Student.diary(events.readEvents(student.value())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(StudentEvent.class::isInstance)
                .map(StudentEvent.class::cast)
                .toList());
    }
}
