package io.placemarket.query.adjustment;

import io.placemarket.edge.personal.Sealed;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds and opens the adjustments of a student, for the student's university, and for a provider while it expects or has the student. */
@Component
public class AdjustmentReads {
    private static final Set<Allocation.State> EXPECTED = Set.of(
            Allocation.State.PROPOSED, Allocation.State.ACCEPTED, Allocation.State.STARTED, Allocation.State.WITHDRAWN);

    private final Views views;
    private final SealedReferences seals;
    private final Clock clock;

    AdjustmentReads(Views views, SealedReferences seals, Clock clock) {
        this.views = views;
        this.seals = seals;
        this.clock = clock;
    }

    private record Found(StudentId student, Optional<String> sealed, boolean forgotten, long position) {
        static Found of(StudentId student, Market market) {
            return new Found(
                    student,
                    market.adjustments().sealed(student),
                    market.cohorts()
                            .student(student)
                            .map(CohortsView.Student::forgotten)
                            .orElse(false),
                    market.position());
        }
    }

    /** Of a student of the asker's own university. */
    public Mono<Adjustments> of(StudentId student, AtLeast atLeast, Actor actor) {
        return views.ask(atLeast.position(), market -> find(student, market, actor))
                .flatMap(this::open);
    }

    /** Of the student of an allocation, for either side of it. */
    public Mono<Adjustments> of(AllocationId allocation, AtLeast atLeast, Actor actor) {
        Today today = Today.at(clock);
        return views.ask(atLeast.position(), market -> find(allocation, market, today, actor))
                .flatMap(this::open);
    }

    private Mono<Adjustments> open(Found found) {
        return found.sealed()
                .map(text -> seals.open(Set.of(new Sealed(found.student(), text)))
                        .map(opened -> new Adjustments(
                                found.student(),
                                true,
                                opened.text(found.student(), found.sealed()),
                                found.forgotten(),
                                found.position())))
                .orElseGet(() -> Mono.just(new Adjustments(
                        found.student(), false, Optional.empty(), found.forgotten(), found.position())));
    }

    private static Found find(StudentId student, Market market, Actor actor) {
        OrganisationId university = market.cohorts()
                .student(student)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no student " + student + ".")
                        .refused())
                .university();
        check(actor.role() == Role.UNIVERSITY, Visibility.seesReference(actor, university));
        return Found.of(student, market);
    }

    private static Found find(AllocationId id, Market market, Today today, Actor actor) {
        Allocation allocation = market.bookings()
                .allocation(id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no allocation " + id + ".")
                        .refused());
        OrganisationId provider =
                market.offers().find(id.offer()).map(OffersView.Entry::provider).orElseThrow();
        check(
                actor.role() == Role.UNIVERSITY || actor.role() == Role.PROVIDER,
                Visibility.seesBooking(actor, allocation.proposal().university(), provider));
        // one that never could start stays accepted, though its weeks are over
        WeekSet weeks = allocation.standing();
        boolean over = weeks.isEmpty() || weeks.last().isBefore(today.week());
        if (actor.role() == Role.PROVIDER
                && (over || !EXPECTED.contains(market.attendance().state(allocation, today.day())))) {
            throw Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            "A provider sees them while it expects or has the student; this placement is over.")
                    .refused();
        }
        StudentId student = allocation.proposal().student();
        return Found.of(student, market);
    }

    private static void check(boolean mayRole, boolean own) {
        if (!mayRole) {
            throw Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            "Adjustments are seen by the student's university and by the provider of a placement only.")
                    .refused();
        }
        if (!own) {
            throw Problem.of(ProblemCode.NOT_YOURS, "This student is another organisation's.")
                    .refused();
        }
    }
}
