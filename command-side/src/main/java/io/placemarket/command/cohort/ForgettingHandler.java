package io.placemarket.command.cohort;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;

/** Lets the market forget a student, in every cohort; {@link ForgottenKeys} deletes the key once that stands in the log. */
public final class ForgettingHandler {
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final StudentDiary diary;
    private final MarketCalendar calendar;

    public ForgettingHandler(
            Shelf<Cohort> cohorts, Shelf<Student> students, StudentDiary diary, MarketCalendar calendar) {
        this.cohorts = cohorts;
        this.students = students;
        this.diary = diary;
        this.calendar = calendar;
    }

    @CommandHandler
    Done handle(ForgetStudent command, Actor actor, ExpectedRevision expected) {
        StudentId id = command.student();
        // Nothing of another university's student is locked before it is known whose it is.
        List<CohortId> before = diary.of(id).stream()
                .filter(page -> actor.organisation().equals(Optional.of(page.university())))
                .flatMap(page -> page.cohorts().stream())
                .sorted(Comparator.comparing(CohortId::value))
                .toList();
        List<Aggregate<Cohort>> known = before.stream().map(cohorts::load).toList();
        Aggregate<Student> student = students.load(id);
        WhoMayDoWhat.check(command, actor, Concerned.university(student.invoke(Student::university)));
        expected.check(student);
        Set<CohortId> now = student.invoke(Student::diary).cohorts();
        if (!before.containsAll(now)) {
            throw new ConcurrencyException("student " + id + " was enrolled in another cohort meanwhile");
        }
        student.execute(it -> it.forget(command.reason(), calendar.today()));
        known.forEach(cohort -> cohort.execute(it -> it.takeOff(id, calendar.today())));
        return new Done();
    }
}
