package io.placemarket.benchmarks;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A region that never was, told unit of work by unit of work: areas with three offers each in the 52 weeks from {@link #FIRST} on, and students
 * allocated four at a time for six weeks, of whom one in fifty is withdrawn again. The same seed tells the same story.
 */
final class MadeUpMarket {
    static final Week FIRST = Week.parse("2026-W40");
    static final int WEEKS = 52;

    private static final int OFFERS_AN_AREA = 3;
    private static final int AREAS_A_PROVIDER = 8;
    private static final int COHORT = 60;
    private static final int IN_A_UNIT = 4;
    private static final int STAY = 6;
    private static final int PLACES = 12;
    private static final int WITHDRAWN = 50;
    private static final List<Mode> MODES = List.of(Mode.values());
    private static final List<SupervisionModel> MODELS = SupervisionModel.all();
    private static final List<Ownership> OWNERS =
            List.of(Ownership.NHS, Ownership.NHS, Ownership.PRIVATE, Ownership.VOLUNTARY);
    private static final SealedReason REASON = SealedReason.of(ReasonCode.STAFF_SHORTAGE);

    /** Events decided together. */
    record Unit(Instant at, List<DomainEvent> events) {}

    private record Students(
            CohortId cohort, OrganisationId university, ProfessionCode profession, List<StudentId> all) {}

    private final Random random;
    private final IdSource ids;
    private final Consumer<Unit> heard;
    private final Map<ProfessionCode, List<OfferId>> offers = new HashMap<>();
    private final List<Students> cohorts = new ArrayList<>();
    private final List<ProfessionCode> professions =
            List.copyOf(ReferenceData.shipped().professions().keySet()).subList(0, 12);
    private final List<String> boards =
            List.copyOf(ReferenceData.shipped().boards().keySet());
    private final List<String> districts =
            List.copyOf(ReferenceData.shipped().districts().keySet());
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private long told;

    MadeUpMarket(long seed, Consumer<Unit> heard) {
        this.random = new Random(seed);
        this.ids = new IdSource(random);
        this.heard = heard;
    }

    /** How many events were told. */
    long told() {
        return told;
    }

    /** So many areas, with offers, and cohorts of so many students in all. */
    void found(int areas, int students) {
        OrganisationId provider = organisation(0);
        for (int i = 0; i < areas; i++) {
            if (i % AREAS_A_PROVIDER == 0) {
                provider = organisation(i);
            }
            area(provider, i);
        }
        List<OrganisationId> universities = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            universities.add(university(i));
        }
        for (int i = 0; i * COHORT < students; i++) {
            cohort(universities.get(i % universities.size()), professions.get(i % professions.size()));
        }
    }

    /** Students are placed until so many events were told. */
    void placeUntil(long events) {
        while (told < events) {
            place();
        }
    }

    /** So many students are placed. */
    void place(int students) {
        for (int i = 0; i < students; i += IN_A_UNIT) {
            place();
        }
    }

    /** Some students are placed. */
    void place() {
        Students some = cohorts.get(random.nextInt(cohorts.size()));
        List<OfferId> open = offers.getOrDefault(some.profession(), List.of());
        OfferId offer = open.get(random.nextInt(open.size()));
        Week first = FIRST.plus(random.nextInt(WEEKS - STAY));
        WeekSet weeks = WeekSet.range(first, first.plus(STAY - 1));
        List<DomainEvent> events = new ArrayList<>();
        List<AllocationId> made = new ArrayList<>();
        for (int i = 0; i < IN_A_UNIT; i++) {
            StudentId student = some.all().get(random.nextInt(some.all().size()));
            AllocationId id = ids.allocation(offer);
            made.add(id);
            events.add(new PlacesClaimed(offer.area(), new Claim(id, some.cohort(), Optional.of(student), 1, weeks)));
            events.add(new StudentBooked(student, id, weeks));
            events.add(new AllocationProposed(
                    id, student, some.cohort(), some.university(), weeks, Optional.empty(), Optional.empty()));
            events.add(new AllocationAccepted(id, Party.MARKET));
        }
        events.add(new CohortPlacesTaken(some.cohort(), IN_A_UNIT, weeks));
        tell(events);
        if (random.nextInt(WITHDRAWN) < IN_A_UNIT) {
            AllocationId gone = made.getFirst();
            tell(List.of(
                    new PlacesFreed(offer.area(), gone, 1, weeks),
                    new AllocationWithdrawn(gone, Party.UNIVERSITY, REASON, weeks)));
        }
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private OrganisationId organisation(int number) {
        return organisation(
                "Made-up provider " + number,
                OrganisationRole.PROVIDER,
                one(OWNERS),
                Setting.HOSPITAL,
                Optional.of(one(boards)));
    }

    private OrganisationId university(int number) {
        return organisation(
                "Made-up university " + number,
                OrganisationRole.EDUCATION_PROVIDER,
                Ownership.EDUCATION,
                Setting.UNIVERSITY,
                Optional.empty());
    }

    private OrganisationId organisation(
            String name, OrganisationRole role, Ownership ownership, Setting setting, Optional<String> board) {
        OrganisationId id = ids.organisation();
        tell(List.of(new OrganisationAdded(
                id,
                new Organisation(
                        name,
                        Set.of(role),
                        ownership,
                        setting,
                        Optional.empty(),
                        Optional.empty(),
                        board,
                        Optional.of("Exampleton"),
                        Optional.of(one(districts))))));
        return id;
    }

    private void area(OrganisationId provider, int number) {
        AreaId area = ids.area();
        LocalDate monday = FIRST.monday();
        tell(List.of(new PlacementAreaRegistered(
                area,
                provider,
                "Made-up ward " + number,
                Setting.HOSPITAL,
                new Audit(2 * PLACES, new TreeMap<>(), monday.minusYears(1), monday.plusYears(2)))));
        for (int i = 0; i < OFFERS_AN_AREA; i++) {
            ProfessionCode profession = professions.get((number + i) % professions.size());
            OfferId offer = ids.offer(area);
            OfferTerms terms = OfferTerms.plain(
                            profession,
                            LearnerLevel.ANY,
                            monday,
                            FIRST.plus(WEEKS - 1).sunday(),
                            PLACES)
                    .in(one(MODES))
                    .supervised(one(MODELS));
            tell(List.of(
                    new PlacesOffered(area, offer, profession, terms.weeks(), PLACES),
                    new OfferPosted(offer, provider, terms, Optional.empty())));
            offers.computeIfAbsent(profession, key -> new ArrayList<>()).add(offer);
        }
    }

    private void cohort(OrganisationId university, ProfessionCode profession) {
        CohortId id = ids.cohort();
        tell(List.of(new CohortCreated(
                id,
                university,
                new Programme(
                        "BSc Example",
                        profession,
                        LearnerLevel.YEAR_2,
                        Route.DEGREE,
                        Attendance.FULL_TIME,
                        YearMonth.of(2025, 9),
                        COHORT,
                        WeekSet.range(FIRST, FIRST.plus(WEEKS - 1))))));
        List<StudentId> students = new ArrayList<>();
        List<Enrolment> enrolments = new ArrayList<>();
        List<DomainEvent> events = new ArrayList<>();
        for (int i = 0; i < COHORT; i++) {
            StudentId student = ids.student();
            students.add(student);
            enrolments.add(new Enrolment(student, "hash-" + student.value()));
            events.add(new StudentRegistered(student, university, id, "sealed-" + student.value()));
        }
        events.add(new StudentsEnrolled(id, enrolments));
        tell(events);
        cohorts.add(new Students(id, university, profession, students));
    }

    private void tell(List<DomainEvent> events) {
        told += events.size();
        now = now.plusSeconds(1);
        heard.accept(new Unit(now, List.copyOf(events)));
    }

    /** Lets go of what it would need to go on. */
    void forget() {
        offers.clear();
        cohorts.clear();
    }

    /** The cohorts there are, each with its university. */
    List<Map.Entry<CohortId, OrganisationId>> cohorts() {
        return cohorts.stream()
                .map(cohort -> Map.entry(cohort.cohort(), cohort.university()))
                .toList();
    }

    /** The identifier of the aggregate an event belongs to. */
    static String aggregate(DomainEvent event) {
        return switch (event) {
            case OrganisationEvent it -> it.organisation().value();
            case PlacementAreaEvent it -> it.area().value();
            case OfferEvent it -> it.offer().value();
            case AllocationEvent it -> it.allocation().value();
            case CohortEvent it -> it.cohort().value();
            case StudentEvent it -> it.student().value();
            case PlanEvent it -> it.plan().value();
            default -> throw new IllegalArgumentException(event.toString());
        };
    }
}
