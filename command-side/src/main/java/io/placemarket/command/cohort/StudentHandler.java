package io.placemarket.command.cohort;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.refusal.StudentRefusal.StudentIsForgotten;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Keeps what universities say of their students. */
public final class StudentHandler {
    private final Shelf<Student> students;

    private final ReferenceSeal seal;

    public StudentHandler(Shelf<Student> students, ReferenceSeal seal) {
        this.students = students;
        this.seal = seal;
    }

    @CommandHandler
    Done handle(RecordRequirement command, Actor actor, ExpectedRevision expected) {
        Aggregate<Student> student = students.load(command.student());
        WhoMayDoWhat.check(command, actor, Concerned.university(student.invoke(Student::university)));
        expected.check(student);
        student.execute(it -> it.record(command));
        return new Done();
    }

    @CommandHandler
    Done handle(RecordAdjustments command, Actor actor, ExpectedRevision expected) {
        Aggregate<Student> student = students.load(command.student());
        WhoMayDoWhat.check(command, actor, Concerned.university(student.invoke(Student::university)));
        expected.check(student);
        Optional<String> sealed = command.adjustments().map(text -> sealed(command, text));
        student.execute(it -> it.adjust(sealed));
        return new Done();
    }

    private String sealed(RecordAdjustments command, String text) {
        return seal.sealFor(command.student(), text)
                .orElseThrow(() -> new StudentIsForgotten(
                                command.student(), command.student().value())
                        .thrown());
    }
}
