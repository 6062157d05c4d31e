package io.placemarket.command.cohort;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.identity.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Keeps what universities say of their students. */
public final class StudentHandler {
    private final Shelf<Student> students;

    public StudentHandler(Shelf<Student> students) {
        this.students = students;
    }

    @CommandHandler
    Done handle(RecordRequirement command, Actor actor, ExpectedRevision expected) {
        Aggregate<Student> student = students.load(command.student());
        WhoMayDoWhat.check(command, actor, Concerned.university(student.invoke(Student::university)));
        expected.check(student);
        student.execute(it -> it.record(command));
        return new Done();
    }
}
