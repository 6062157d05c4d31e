package io.placemarket.query.cohort;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.Optional;

/** Finds the asker's own cohorts. */
public final class CohortReads {
    private final Market market;

    public CohortReads(Market market) {
        this.market = market;
    }

    /**
     * By programme and intake.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for whoever is no university
     */
    public Page<CohortRow> mine(PageRequest page, Actor actor) {
        return page.page(
                        market.position(),
                        market.cohorts().of(university(actor)).stream().sorted(Comparator.comparing(CohortReads::key)),
                        CohortReads::key)
                .map(cohort -> CohortRow.of(cohort, market));
    }

    private static String key(CohortsView.Entry cohort) {
        return cohort.programme().name() + "/" + cohort.programme().intake() + "/" + cohort.id();
    }

    private static OrganisationId university(Actor actor) {
        if (actor.role() != Role.UNIVERSITY) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "Cohorts are seen by their own university only.")
                    .refused();
        }
        return Visibility.ownSide(actor);
    }

    /**
     * One, week by week.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found where there is none, not-yours where it is another's
     */
    public CohortDetail one(CohortId id, Actor actor) {
        CohortsView.Entry cohort = own(id, actor);
        Demand demand = market.demand(cohort);
        return new CohortDetail(
                CohortRow.of(cohort, market),
                cohort.programme().weeks().stream()
                        .map(week -> new CohortWeek(
                                week,
                                demand.needed(week),
                                demand.held().getOrDefault(week, 0),
                                demand.allocated().getOrDefault(week, 0),
                                demand.stillToPlace(week)))
                        .toList(),
                market.position(),
                cohort.revision());
    }

    /** Its students in the order of their identifiers. */
    public Page<StudentRow> students(CohortId id, PageRequest page, Today today, Actor actor) {
        CohortsView.Entry cohort = own(id, actor);
        StudentWeeks weeks = StudentWeeks.of(cohort, market);
        Hours.Reckoning hours = new Hours.Reckoning(cohort, market, today);
        return page.page(
                        market.position(),
                        cohort.students().stream().sorted(Comparator.comparing(StudentId::value)),
                        StudentId::value)
                .map(student -> new StudentRow(
                        student,
                        Optional.empty(),
                        market.cohorts().student(student).flatMap(CohortsView.Student::sealedReference),
                        market.cohorts().forgot(student),
                        weeks.of(student),
                        cohort.needs(student).minus(weeks.of(student)),
                        market.requirements().of(student),
                        StudentProgramme.of(student, market),
                        hours.of(student)));
    }

    /** One of the asker's own. */
    CohortsView.Entry own(CohortId id, Actor actor) {
        university(actor);
        CohortsView.Entry cohort = market.cohorts()
                .find(id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no cohort " + id + ".")
                        .refused());
        if (!Visibility.seesCohort(actor, cohort.university())) {
            throw Problem.of(ProblemCode.NOT_YOURS, "This cohort belongs to another university.")
                    .refused();
        }
        return cohort;
    }
}
