package io.placemarket.query.market;

import io.placemarket.kernel.area.AppetiteEvent;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
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
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.organisation.AgreementEvent;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.waiting.WaitingEvent;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.watch.AlertEvent;
import io.placemarket.kernel.watch.CalendarEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells what happened in a market, unit of work by unit of work, as the deciding side would have recorded it. */
public final class Story {
    /** Of every lottery, in hexadecimal. */
    public static final String SEED = "00".repeat(Lottery.BYTES);

    public static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    public static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    public static final String SHROPSHIRE = "QOC";
    /** A Monday, the first of {@code 2026-W48}. */
    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

    private final IdSource ids;
    private final List<RecordedUnit> units = new ArrayList<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final List<Consumer<RecordedUnit>> listeners = new ArrayList<>();
    private long position;

    public Story(long seed) {
        this.ids = new IdSource(new Random(seed));
    }

    public IdSource ids() {
        return ids;
    }

    /** Everything told so far. */
    public List<RecordedUnit> units() {
        return List.copyOf(units);
    }

    public List<DomainEvent> events() {
        return units.stream()
                .flatMap(unit -> unit.events().stream())
                .map(Recorded::event)
                .toList();
    }

    public long position() {
        return position;
    }

    /** Hears each unit of work as it is told. */
    public void listen(Consumer<RecordedUnit> listener) {
        listeners.add(listener);
    }

    /** One unit of work. */
    public RecordedUnit tell(DomainEvent... events) {
        List<Recorded> recorded = Stream.of(events).map(this::record).toList();
        RecordedUnit unit = new RecordedUnit(position, START.plusSeconds(position), recorded, List.of());
        units.add(unit);
        listeners.forEach(listener -> listener.accept(unit));
        return unit;
    }

    private Recorded record(DomainEvent event) {
        long revision = revisions.merge(aggregate(event), 0L, (before, zero) -> before + 1);
        position++;
        return new Recorded(position, START.plusSeconds(position), revision, event);
    }

    /** The identifier of the aggregate an event belongs to. */
    public static String aggregate(DomainEvent event) {
        return switch (event) {
            case OrganisationEvent it -> it.organisation().value();
            case AgreementEvent it -> it.agreement().value();
            case AppetiteEvent it -> it.appetite().value();
            case PlacementAreaEvent it -> it.area().value();
            case OfferEvent it -> it.offer().value();
            case WaitingEvent it -> it.list().value();
            case ReleaseEvent it -> it.release().value();
            case HoldEvent it -> it.hold().value();
            case AllocationEvent it -> it.allocation().value();
            case CohortEvent it -> it.cohort().value();
            case StudentEvent it -> it.student().value();
            case AlertEvent it -> it.list().value();
            case CalendarEvent it -> it.calendar().value();
            case PlanEvent it -> it.plan().value();
        };
    }

    public OrganisationId provider(String name, Ownership ownership, Setting setting, String icb) {
        return organisation(name, OrganisationRole.PROVIDER, ownership, setting, Optional.of(icb));
    }

    public OrganisationId trust() {
        return provider("Example Trust", Ownership.NHS, Setting.HOSPITAL, SHROPSHIRE);
    }

    public OrganisationId university(String name) {
        return organisation(
                name, OrganisationRole.EDUCATION_PROVIDER, Ownership.EDUCATION, Setting.UNIVERSITY, Optional.empty());
    }

    public OrganisationId university(String name, String icb) {
        return organisation(
                name, OrganisationRole.EDUCATION_PROVIDER, Ownership.EDUCATION, Setting.UNIVERSITY, Optional.of(icb));
    }

    private OrganisationId organisation(
            String name, OrganisationRole role, Ownership ownership, Setting setting, Optional<String> icb) {
        OrganisationId id = ids.organisation();
        tell(new OrganisationAdded(
                id,
                new Organisation(
                        name,
                        Set.of(role),
                        ownership,
                        setting,
                        Optional.empty(),
                        Optional.empty(),
                        icb,
                        Optional.of("Exampleton"),
                        Optional.empty())));
        return id;
    }

    public AreaId area(OrganisationId provider, int maximum) {
        return area(provider, "Ward 7", maximum, Setting.HOSPITAL, Map.of());
    }

    public AreaId area(
            OrganisationId provider,
            String name,
            int maximum,
            Setting setting,
            Map<ProfessionCode, Integer> professions) {
        AreaId id = ids.area();
        tell(new PlacementAreaRegistered(
                id,
                provider,
                name,
                setting,
                new Audit(maximum, new TreeMap<>(professions), MONDAY.minusYears(1), MONDAY.plusYears(1))));
        return id;
    }

    /** Adult nursing, any level, from {@link #MONDAY} for so many weeks, accepted at once. */
    public OfferId offer(OrganisationId provider, AreaId area, int places, int weeks) {
        return offer(provider, area, terms(ADULT, places, MONDAY, weeks));
    }

    public OfferId offer(OrganisationId provider, AreaId area, OfferTerms terms) {
        OfferId id = ids.offer(area);
        tell(
                new PlacesOffered(
                        area,
                        id,
                        terms.profession(),
                        terms.weeks(),
                        terms.places(),
                        OptionalInt.empty(),
                        terms.release().map(ReleaseTerms::at)),
                new OfferPosted(id, provider, terms, Optional.empty()));
        terms.release()
                .ifPresent(release -> tell(new ReleaseAnnounced(
                        ReleaseId.of(id),
                        release.at(),
                        release.tieBreak(),
                        Lottery.commitment(HexFormat.of().parseHex(SEED)),
                        "sealed")));
        return id;
    }

    /** Somebody waits for places of an offer. */
    public EntryId waits(OfferId offer, CohortId cohort, OrganisationId university, int places, WeekSet weeks) {
        EntryId id = ids.entry(offer);
        tell(new WaitingEntryAdded(WaitingListId.of(offer.area()), id, cohort, university, places, weeks));
        return id;
    }

    /** It is their turn, until a moment. */
    public TurnId turn(EntryId entry, CohortId cohort, int places, WeekSet weeks, Instant lapsesAt) {
        TurnId id = ids.turn(entry.offer());
        AreaId area = entry.offer().area();
        tell(
                new PlacesClaimed(area, new Claim(id, cohort, Optional.empty(), places, weeks)),
                new TurnGiven(WaitingListId.of(area), entry, id, lapsesAt));
        return id;
    }

    /** Somebody asks for places before the release. */
    public RequestId request(OfferId offer, CohortId cohort, OrganisationId university, int places, WeekSet weeks) {
        RequestId id = ids.request(offer);
        tell(new PlacesRequested(ReleaseId.of(offer), id, cohort, university, places, weeks));
        return id;
    }

    /** The release comes, with the seed of {@link #SEED}. */
    public void release(OfferId offer, List<FreePlaces> free, List<RequestOutcome> outcomes) {
        tell(
                new PlacesReleased(offer.area(), offer),
                new OfferReleased(offer),
                new ReleaseResolved(ReleaseId.of(offer), SEED, free, outcomes));
    }

    public static OfferTerms terms(ProfessionCode profession, int places, LocalDate firstDay, int weeks) {
        return OfferTerms.plain(
                profession,
                LearnerLevel.ANY,
                firstDay,
                firstDay.plusWeeks(weeks).minusDays(3),
                places);
    }

    public void withdraw(OfferId offer) {
        tell(
                new PlacesNoLongerOffered(offer.area(), offer),
                new OfferWithdrawn(offer, Reason.of(ReasonCode.WARD_CLOSED), false));
    }

    public CohortId cohort(OrganisationId university, int size, WeekSet weeks) {
        return cohort(university, ADULT, size, weeks);
    }

    public CohortId cohort(OrganisationId university, ProfessionCode profession, int size, WeekSet weeks) {
        CohortId id = ids.cohort();
        tell(new CohortCreated(
                id,
                university,
                new Programme(
                        "BSc Example",
                        profession,
                        LearnerLevel.YEAR_2,
                        Route.DEGREE,
                        Attendance.FULL_TIME,
                        YearMonth.of(2025, 9),
                        size,
                        weeks)));
        return id;
    }

    public List<StudentId> enrol(OrganisationId university, CohortId cohort, int count) {
        Map<StudentId, String> sealed = new LinkedHashMap<>();
        IntStream.range(0, count).mapToObj(i -> ids.student()).forEach(student -> sealed.put(student, "sealed"));
        enrol(university, cohort, sealed);
        return List.copyOf(sealed.keySet());
    }

    /** Students with their sealed references. */
    public void enrol(OrganisationId university, CohortId cohort, Map<StudentId, String> sealed) {
        List<DomainEvent> events = new ArrayList<>();
        sealed.forEach(
                (student, reference) -> events.add(new StudentRegistered(student, university, cohort, reference)));
        events.add(new StudentsEnrolled(
                cohort,
                sealed.keySet().stream()
                        .map(student -> new Enrolment(student, "hash-" + student.value()))
                        .toList()));
        tell(events.toArray(DomainEvent[]::new));
    }

    public HoldId hold(OfferId offer, CohortId cohort, OrganisationId university, int places, WeekSet weeks) {
        HoldId id = ids.hold(offer);
        tell(
                new PlacesClaimed(offer.area(), new Claim(id, cohort, Optional.empty(), places, weeks)),
                new HoldPlaced(id, cohort, university, places, weeks, START.plusSeconds(10_000_000)));
        return id;
    }

    public AllocationId propose(
            OfferId offer, CohortId cohort, OrganisationId university, StudentId student, WeekSet weeks) {
        AllocationId id = ids.allocation(offer);
        tell(
                new PlacesClaimed(offer.area(), new Claim(id, cohort, Optional.of(student), 1, weeks)),
                new StudentBooked(student, id, weeks),
                new AllocationProposed(
                        id,
                        student,
                        cohort,
                        university,
                        weeks,
                        Optional.empty(),
                        Optional.of(START.plusSeconds(10_000_000))));
        return id;
    }

    public AllocationId allocate(
            OfferId offer, CohortId cohort, OrganisationId university, StudentId student, WeekSet weeks) {
        AllocationId id = propose(offer, cohort, university, student, weeks);
        tell(new AllocationAccepted(id, Party.MARKET));
        return id;
    }

    public void free(BookingId booking, int heads, WeekSet weeks, DomainEvent... because) {
        DomainEvent[] events = new DomainEvent[because.length + 1];
        events[0] = new PlacesFreed(booking.offer().area(), booking, heads, weeks);
        System.arraycopy(because, 0, events, 1, because.length);
        tell(events);
    }

    /** The market as told so far. */
    public Market market() {
        Market market = new Market();
        units.forEach(market::apply);
        return market;
    }
}
