package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.NotAllocated;
import io.placemarket.command.offer.Offer;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Allocates students one after the other in one unit of work, each as though alone: everything about one is checked before anything of hers
 * changes, so a refusal leaves nothing behind. Where nobody is placed, all of it is refused.
 */
public final class AllocateEachHandler {
    private final BookingShelves shelves;
    private final AllocateHandler alone;
    private final Choices choices;

    public AllocateEachHandler(BookingShelves shelves, AllocateHandler alone, ReferenceSeal seal) {
        this.shelves = shelves;
        this.alone = alone;
        this.choices = new Choices(seal);
    }

    @CommandHandler
    EachAnswered handle(AllocateEach command, Actor actor, ExpectedRevision expected) {
        shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        expected.check(offer);
        command.hold().ifPresent(shelves.holds()::load);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        AllocateHandler.checkMany(command.students());
        List<Optional<StudentId>> students = cohort.invoke(it ->
                command.students().stream().map(named -> student(named, it)).toList());
        if (command.hold().isEmpty()) {
            AgreementRules.lock(
                    AgreementRules.askedFor(offer, cohort.invoke(Cohort::university)), shelves.agreements());
        }
        students.stream()
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparing(StudentId::value))
                .forEach(shelves.students()::load);
        List<Allocated> allocated = new ArrayList<>();
        List<NotAllocated> refused = new ArrayList<>();
        for (int place = 0; place < students.size(); place++) {
            try {
                StudentId student = students.get(place).orElseThrow(AllocateEachHandler::unknown);
                Named named = new Named(
                        new ById(student), command.students().get(place).allocation());
                allocated.addAll(
                        alone.handle(alone(command, named), actor, expected).allocations());
            } catch (RefusedException refusal) {
                refused.add(NotAllocated.of(place, refusal.problem()));
            }
        }
        if (allocated.isEmpty()) {
            throw nobody(command, refused).thrown();
        }
        return new EachAnswered(allocated, refused);
    }

    /** Nothing happened, so nothing is kept of the answer, nor of what it rests on: whoever asks again is considered anew. */
    private static NobodyPlaced nobody(AllocateEach command, List<NotAllocated> refused) {
        return new NobodyPlaced(
                refused.stream().map(why -> why.named(written(command, why))).toList());
    }

    private static String written(AllocateEach command, NotAllocated refusal) {
        return command.students().get(refusal.place()).student().written();
    }

    private Optional<StudentId> student(Named named, Cohort cohort) {
        return choices.find(named.student(), cohort);
    }

    /** Without the number as it was written: what is answered is kept. */
    private static RefusedException unknown() {
        return new Problem(
                        ProblemCode.INVALID_VALUE,
                        "'students' is not acceptable: a student of the cohort.",
                        Optional.of("students"),
                        Optional.empty(),
                        Optional.of("a student of the cohort"),
                        Map.of())
                .refused();
    }

    private static AllocateStudents alone(AllocateEach command, Named named) {
        return new AllocateStudents(command.offer(), command.cohort(), List.of(named), command.weeks(), command.hold());
    }
}
