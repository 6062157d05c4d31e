package io.placemarket.benchmarks;

import com.mongodb.client.MongoDatabase;
import io.placemarket.command.bus.LogJson;
import io.placemarket.command.bus.MarketBus;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.release.SealedSeeds;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.RetryOnConflict;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** The write side as the product runs it, on a log, and universities that book one against the other. Half of all go to a twentieth of the areas. */
final class BookingMarket implements AutoCloseable {
    private static final int WEEKS = 40;
    private static final int TRIES = 60;
    private static final int STUDENTS = 200;
    private static final int HOT = 20;
    private static final int UNDER_WAY = 64;
    private static final ProfessionCode PROFESSION = new ProfessionCode("NUR-ADULT");
    private static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, Optional.empty());
    private static final Reason REASON = Reason.of(ReasonCode.STAFF_SHORTAGE);

    /** A cohort, its students, and who acts for its university. */
    private record Booker(CohortId cohort, List<StudentId> students, Actor actor) {}

    /** A booking, and who may end it. */
    private record Ours(BookingId booking, Actor actor) {}

    private final EventLog log;
    private final EmbeddedEventStore events;
    private final CommandReceipts receipts;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final IdSource ids = new IdSource();
    private volatile Duration ahead = Duration.ZERO;
    private final MarketCalendar calendar = new MarketCalendar(new LaterClock(() -> ahead));
    private final List<OfferId> offers = new ArrayList<>();
    private final List<Booker> bookers = new ArrayList<>();
    private final Queue<Ours> holds = new ConcurrentLinkedQueue<>();
    private final Queue<Ours> allocations = new ConcurrentLinkedQueue<>();
    private final Set<BookingId> acknowledged = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    /** A market without anybody in it. */
    BookingMarket(MongoDatabase database) {
        log = EventLog.open(database, LogOptions.defaults());
        events = EmbeddedEventStore.builder()
                .storageEngine(MongoEventStorageEngine.on(log, LogJson.serializer()))
                .build();
        receipts = new CommandReceipts(
                log,
                MarketBus.on(
                        events,
                        log.foreign(),
                        new LogTransactionManager(log),
                        workers,
                        calendar,
                        ids,
                        new NoSeal(),
                        new SealedSeeds(new byte[32])),
                LogJson.serializer(),
                new RetryOnConflict(TRIES));
    }

    /** With so many areas of five places, and cohorts of 200 students. */
    BookingMarket with(int areas, int cohorts) {
        Actor provider = organisation(OrganisationRole.PROVIDER, Role.PROVIDER);
        for (int i = 0; i < areas; i++) {
            offers.add(offer(provider));
        }
        for (int i = 0; i < cohorts; i++) {
            bookers.add(booker(organisation(OrganisationRole.EDUCATION_PROVIDER, Role.UNIVERSITY)));
        }
        return this;
    }

    private Actor organisation(OrganisationRole does, Role role) {
        OrganisationId id = ids.organisation();
        Organisation organisation = new Organisation(
                "Organisation " + id + " (fictional)",
                Set.of(does),
                Ownership.VOLUNTARY,
                Setting.HOSPICE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ask(new AddOrganisation(id, organisation), OPERATOR);
        return new Actor("lead", role, Optional.of(id));
    }

    private OfferId offer(Actor provider) {
        return offer(provider, 5, 10, Optional.empty());
    }

    private OfferId offer(Actor provider, int safe, int places, Optional<ReleaseTerms> release) {
        AreaId area = ids.area();
        LocalDate today = calendar.today();
        Audit audit = new Audit(safe, new TreeMap<>(), today.minusDays(1), today.plusWeeks(WEEKS + 2L));
        ask(
                new RegisterPlacementArea(
                        area, provider.organisation().orElseThrow(), "A ward", Optional.empty(), audit),
                provider);
        OfferId offer = ids.offer(area);
        ask(
                new PostOffer(
                        offer,
                        OfferTerms.plain(
                                        PROFESSION,
                                        LearnerLevel.YEAR_2,
                                        firstWeek().monday(),
                                        firstWeek().plus(WEEKS - 1).sunday(),
                                        places)
                                .released(release)),
                provider);
        return offer;
    }

    private Week firstWeek() {
        return calendar.thisWeek().plus(1);
    }

    private CohortId cohort(Actor university) {
        CohortId cohort = ids.cohort();
        Programme programme = new Programme(
                "A programme",
                PROFESSION,
                LearnerLevel.YEAR_2,
                Route.DEGREE,
                Attendance.FULL_TIME,
                YearMonth.of(2025, 9),
                STUDENTS,
                WeekSet.range(firstWeek(), firstWeek().plus(WEEKS - 1)));
        ask(new CreateCohort(cohort, university.organisation().orElseThrow(), programme), university);
        return cohort;
    }

    private Booker booker(Actor university) {
        CohortId cohort = cohort(university);
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < STUDENTS; i++) {
            entrants.add(new Entrant(cohort + "-" + i, ids.student()));
        }
        ask(new EnrolStudents(cohort, entrants), university);
        return new Booker(cohort, entrants.stream().map(Entrant::issued).toList(), university);
    }

    /** Milliseconds that the release of an offer of 500 places takes for which so many cohorts asked. */
    double release(int requests) {
        Actor provider = organisation(OrganisationRole.PROVIDER, Role.PROVIDER);
        Actor university = organisation(OrganisationRole.EDUCATION_PROVIDER, Role.UNIVERSITY);
        ReleaseTerms terms = new ReleaseTerms(
                calendar.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS), TieBreak.PROPORTIONAL);
        OfferId offer = offer(provider, OfferTerms.MOST_PLACES, OfferTerms.MOST_PLACES, Optional.of(terms));
        Semaphore free = new Semaphore(UNDER_WAY);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                int places = 1 + i % 20;
                free.acquireUninterruptibly();
                callers.execute(() -> {
                    try {
                        ask(
                                new RequestPlaces(ids.request(offer), cohort(university), places, Optional.empty()),
                                university);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        ahead = ahead.plus(Duration.ofHours(2));
        long before = System.nanoTime();
        ask(new ReleaseOffer(offer), Actor.market("releases"));
        return (System.nanoTime() - before) / 1e6;
    }

    /** One more area with an offer. */
    OfferId anotherOffer() {
        return offer(organisation(OrganisationRole.PROVIDER, Role.PROVIDER));
    }

    /** Holds a place of an offer and releases it: two commands, two events of the area. */
    void holdAndRelease(OfferId offer) {
        Booker booker = bookers.getFirst();
        HoldId hold = ids.hold(offer);
        ask(new PlaceHold(hold, booker.cohort(), 1, Optional.of(WeekSet.of(firstWeek()))), booker.actor());
        acknowledged.add(hold);
        ask(new ReleaseHold(hold, REASON), booker.actor());
    }

    /** Anybody asks for something; whatever comes of it is counted. */
    void one() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int what = random.nextInt(100);
        try {
            if (what < 20) {
                end(holds, hold -> new ReleaseHold((HoldId) hold, REASON));
            } else if (what < 45) {
                end(allocations, allocation -> new WithdrawAllocation((AllocationId) allocation, REASON));
            } else if (what < 70) {
                hold(random);
            } else {
                allocate(random);
            }
            accepted.increment();
        } catch (RefusedException e) {
            refused.computeIfAbsent(e.problem().code().code(), code -> new LongAdder())
                    .increment();
        }
    }

    private interface Ending {
        Command of(BookingId booking);
    }

    private void end(Queue<Ours> open, Ending ending) {
        Ours ours = open.poll();
        if (ours == null) {
            hold(ThreadLocalRandom.current());
        } else {
            ask(ending.of(ours.booking()), ours.actor());
        }
    }

    private void hold(ThreadLocalRandom random) {
        Booker booker = bookers.get(random.nextInt(bookers.size()));
        HoldId hold = ids.hold(anyOffer(random));
        ask(new PlaceHold(hold, booker.cohort(), 1 + random.nextInt(2), someWeeks(random)), booker.actor());
        acknowledged.add(hold);
        holds.add(new Ours(hold, booker.actor()));
    }

    private void allocate(ThreadLocalRandom random) {
        Booker booker = bookers.get(random.nextInt(bookers.size()));
        OfferId offer = anyOffer(random);
        AllocationId allocation = ids.allocation(offer);
        StudentId student = booker.students().get(random.nextInt(STUDENTS));
        ask(
                new AllocateStudents(
                        offer,
                        booker.cohort(),
                        List.of(new Named(new ById(student), allocation)),
                        someWeeks(random),
                        Optional.empty()),
                booker.actor());
        acknowledged.add(allocation);
        allocations.add(new Ours(allocation, booker.actor()));
    }

    private OfferId anyOffer(ThreadLocalRandom random) {
        int among = random.nextBoolean() ? offers.size() : Math.max(1, offers.size() / HOT);
        return offers.get(random.nextInt(among));
    }

    private Optional<WeekSet> someWeeks(ThreadLocalRandom random) {
        int length = 1 + random.nextInt(6);
        Week first = firstWeek().plus(random.nextInt(WEEKS - length));
        return Optional.of(WeekSet.range(first, first.plus(length - 1)));
    }

    private void ask(Command command, Actor actor) {
        try {
            receipts.send(command, actor.toMetadata()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    EventLog log() {
        return log;
    }

    /** The bookings whose callers were told that they stand. */
    Set<BookingId> acknowledged() {
        return acknowledged;
    }

    /** Commands that were accepted so far. */
    long accepted() {
        return accepted.sum();
    }

    /** How often each refusal was given so far. */
    Map<String, Long> refused() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }

    @Override
    public void close() {
        receipts.close();
        workers.close();
        events.shutDown();
        log.close();
    }
}
