package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts a plan again, naively and apart from the code that drew it, and says what could not have happened. */
final class Recount {
    private record Area(OrganisationId provider, Audit audit) {}

    private record Cohort(OrganisationId university, Programme programme, Set<StudentId> students) {}

    private record Offer(OrganisationId provider, OfferTerms terms) {}

    private final Map<AreaId, Area> areas = new HashMap<>();
    private final Map<CohortId, Cohort> cohorts = new HashMap<>();
    private final Map<OfferId, Offer> offers = new HashMap<>();
    private final Map<HoldId, Integer> holds = new HashMap<>();
    private final Set<AllocationId> allocations = new HashSet<>();
    private final Set<StudentId> starts = new HashSet<>();
    private final Map<String, Integer> heads = new HashMap<>();
    private final Set<StudentId> ended = new HashSet<>();
    private final List<String> impossible = new ArrayList<>();

    void take(Step step) {
        LocalDate day = LocalDate.ofInstant(step.at(), EnglishTime.ZONE);
        switch (step.intent()) {
            case Intent.AddOrganisation added -> check(!added.details().roles().isEmpty(), step, "has no role");
            case Intent.RegisterArea registered -> {
                check(!registered.audit().professions().isEmpty(), step, "is not fit to teach anybody");
                areas.put(registered.area(), new Area(registered.provider(), registered.audit()));
            }
            case Intent.CreateCohort created ->
                cohorts.put(created.cohort(), new Cohort(created.university(), created.programme(), new HashSet<>()));
            case Intent.EnrolStudents enrolled ->
                enrolled.students()
                        .forEach(student ->
                                known(cohorts, enrolled.cohort()).students().add(student.student()));
            case Intent.StartProgrammes started -> {
                check(!started.day().isAfter(day), step, "starts in the time to come");
                check(
                        known(cohorts, started.cohort()).students().containsAll(started.students()),
                        step,
                        "starts a student of another cohort");
                check(starts.addAll(started.students()), step, "starts a student twice");
            }
            case Intent.SetPlans planned ->
                planned.lines()
                        .forEach(line -> check(
                                PlannedStarts.academicYear(line.starts().start()) == planned.year(),
                                step,
                                "plans another year"));
            case Intent.PostOffer posted -> post(step, posted, day);
            case Intent.RequestPlaces requested -> {
                book(
                        step,
                        requested.request().offer(),
                        requested.cohort(),
                        requested.university(),
                        requested.weeks(),
                        day);
                check(
                        known(offers, requested.request().offer())
                                .terms()
                                .release()
                                .isPresent(),
                        step,
                        "asks for what can be booked");
            }
            case Intent.PlaceHold held -> hold(step, held, day);
            case Intent.AllocateStudents allocated -> allocate(step, allocated, day);
            case Intent.AcceptAllocation accepted ->
                check(allocations.contains(accepted.allocation()), step, "accepts what was not proposed");
            case Intent.ReturnAllocation returned ->
                check(allocations.contains(returned.allocation()), step, "returns what was not proposed");
            case Intent.WithdrawAllocation withdrawn ->
                check(allocations.contains(withdrawn.allocation()), step, "withdraws what was not proposed");
            case Intent.ReportNotStarted reported ->
                check(allocations.contains(reported.allocation()), step, "reports what was not proposed");
            case Intent.ReportLeftEarly reported ->
                check(!reported.lastDay().isAfter(day), step, "says who left before they left");
            case Intent.LeaveProgramme left -> {
                check(!left.lastDay().isAfter(day), step, "leaves in the time to come");
                check(starts.contains(left.student()), step, "leaves what was not started");
                check(ended.add(left.student()), step, "ends twice");
            }
            case Intent.CompleteProgramme completed -> {
                check(!completed.day().isAfter(day), step, "completes in the time to come");
                check(starts.contains(completed.student()), step, "completes what was not started");
                check(ended.add(completed.student()), step, "ends twice");
                check(
                        Stream.iterate(1, week -> week <= 40, week -> week + 1)
                                .noneMatch(week -> heads.containsKey("student " + completed.student() + " "
                                        + Week.of(completed.day()).plus(week))),
                        step,
                        "completes before a placement");
            }
            case Intent.StateAppetite stated ->
                check(!stated.lastDay().isBefore(stated.firstDay()), step, "ends before it begins");
            case Intent.RecordLearners recorded ->
                check(!recorded.weeks().first().isBefore(Week.of(day)), step, "records the past");
            case Intent.ReleaseOffer released ->
                check(
                        known(offers, released.offer())
                                .terms()
                                .release()
                                .filter(release -> !release.at().isAfter(step.at()))
                                .isPresent(),
                        step,
                        "comes before it is due");
            case Intent.CloseOffer closed ->
                check(offers.containsKey(closed.offer()), step, "closes what was not posted");
            case Intent.LowerSafeCapacity lowered ->
                check(lowered.places() < known(areas, lowered.area()).audit().maximum(), step, "lowers nothing");
            case Intent.WithdrawOffer withdrawn ->
                check(offers.containsKey(withdrawn.offer()), step, "withdraws what was not posted");
        }
    }

    private void post(Step step, Intent.PostOffer posted, LocalDate day) {
        Area area = known(areas, posted.offer().area());
        check(area.provider().equals(posted.provider()), step, "posts in another's area");
        check(!posted.terms().firstDay().isBefore(area.audit().from()), step, "begins before the audit");
        check(!posted.terms().lastDay().isAfter(area.audit().to()), step, "ends after the audit");
        check(area.audit().maximum(posted.terms().profession()) > 0, step, "is for a profession not audited");
        check(posted.terms().lastDay().isAfter(day), step, "is wholly in the past");
        check(posted.terms().places() >= 1, step, "has no places");
        check(
                posted.terms()
                        .release()
                        .map(release -> release.at().isAfter(step.at()))
                        .orElse(true),
                step,
                "was released before it was posted");
        offers.put(posted.offer(), new Offer(posted.provider(), posted.terms()));
    }

    private void hold(Step step, Intent.PlaceHold held, LocalDate day) {
        book(step, held.hold().offer(), held.cohort(), held.university(), held.weeks(), day);
        count(step, held.hold().offer(), held.cohort(), held.weeks(), held.places());
        holds.put(held.hold(), held.places());
    }

    private void allocate(Step step, Intent.AllocateStudents allocated, LocalDate day) {
        book(step, allocated.offer(), allocated.cohort(), allocated.university(), allocated.weeks(), day);
        int students = allocated.allocations().size();
        allocated
                .hold()
                .ifPresentOrElse(
                        hold -> check(holds.merge(hold, -students, Integer::sum) >= 0, step, "names more than it held"),
                        () -> count(step, allocated.offer(), allocated.cohort(), allocated.weeks(), students));
        for (Intent.PlannedAllocation one : allocated.allocations()) {
            allocations.add(one.allocation());
            check(
                    known(cohorts, allocated.cohort()).students().contains(one.student()),
                    step,
                    "names a student of another cohort");
            allocated
                    .weeks()
                    .forEach(week -> check(
                            heads.merge("student " + one.student() + " " + week, 1, Integer::sum) == 1,
                            step,
                            "books a student twice in " + week));
        }
    }

    private void book(
            Step step, OfferId id, CohortId cohortId, OrganisationId university, WeekSet weeks, LocalDate day) {
        Offer offer = known(offers, id);
        Cohort cohort = known(cohorts, cohortId);
        check(cohort.university().equals(university), step, "books for another's cohort");
        check(cohort.programme().profession().equals(offer.terms().profession()), step, "is of another profession");
        check(offer.terms().level().suits(cohort.programme().level()), step, "is of another level");
        check(
                offer.terms().release().isEmpty() || step.intent() instanceof Intent.RequestPlaces,
                step,
                "books what is not released");
        check(!weeks.isEmpty() && offer.terms().weeks().containsAll(weeks), step, "leaves the offer's weeks");
        check(cohort.programme().weeks().containsAll(weeks), step, "leaves the cohort's weeks");
        check(!weeks.first().isBefore(Week.of(day)), step, "books the past");
    }

    private void count(Step step, OfferId id, CohortId cohort, WeekSet weeks, int places) {
        ProfessionCode profession = known(offers, id).terms().profession();
        Audit audit = known(areas, id.area()).audit();
        for (Week week : weeks) {
            within(
                    step,
                    "offer " + id + " " + week,
                    places,
                    known(offers, id).terms().places());
            within(step, "area " + id.area() + " " + week, places, audit.maximum());
            within(step, "area " + id.area() + " " + profession + " " + week, places, audit.maximum(profession));
            heads.merge("profession " + profession + " " + week, places, Integer::sum);
            heads.merge("cohort " + cohort + " " + week, places, Integer::sum);
        }
    }

    private void within(Step step, String what, int places, int limit) {
        check(heads.merge(what, places, Integer::sum) <= limit, step, "overfills " + what);
    }

    private void check(boolean possible, Step step, String why) {
        if (!possible && impossible.size() < 20) {
            impossible.add(step.key() + " at " + step.at() + " " + why + ": " + step.intent());
        }
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("a step uses " + key + " before it is there");
        }
        return value;
    }

    List<String> impossible() {
        return impossible;
    }

    int head(ProfessionCode profession, Week week) {
        return heads.getOrDefault("profession " + profession + " " + week, 0);
    }

    /** What each area could still take of that profession in the week, were it taken by this profession alone. */
    int free(ProfessionCode profession, Week week) {
        Map<AreaId, Integer> unbooked = new HashMap<>();
        offers.forEach((id, offer) -> {
            if (offer.terms().profession().equals(profession)
                    && offer.terms().weeks().contains(week)) {
                int left = offer.terms().places() - heads.getOrDefault("offer " + id + " " + week, 0);
                unbooked.merge(id.area(), left, Integer::sum);
            }
        });
        return unbooked.entrySet().stream()
                .mapToInt(entry -> {
                    Audit audit = known(areas, entry.getKey()).audit();
                    int area = audit.maximum() - heads.getOrDefault("area " + entry.getKey() + " " + week, 0);
                    int own = audit.maximum(profession)
                            - heads.getOrDefault("area " + entry.getKey() + " " + profession + " " + week, 0);
                    return Math.min(entry.getValue(), Math.min(area, own));
                })
                .sum();
    }

    int stillToPlace(ProfessionCode profession, Week week) {
        return cohorts.entrySet().stream()
                .filter(entry -> entry.getValue().programme().profession().equals(profession))
                .filter(entry -> entry.getValue().programme().weeks().contains(week))
                .mapToInt(entry -> Math.max(
                        0,
                        entry.getValue().programme().size()
                                - heads.getOrDefault("cohort " + entry.getKey() + " " + week, 0)))
                .sum();
    }
}
