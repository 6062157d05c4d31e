package io.placemarket.query.market;

import static java.util.Objects.requireNonNull;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A random market: everything that can happen to capacity happens, in random order. Areas may come to be over-committed. */
public final class RandomStory {
    public static final List<ProfessionCode> PROFESSIONS =
            List.of(Story.ADULT, Story.PHYSIO, new ProfessionCode("MIDWIFERY"));
    public static final List<String> BOARDS = List.of("QOC", "QNC", "QWU");
    /** The first of the weeks in which things happen. */
    public static final Week FIRST = Week.of(Story.MONDAY).plus(-2);

    private static final int WEEKS = 10;

    private final Random random;
    private final Story story;
    private final List<OrganisationId> universities = new ArrayList<>();
    private final Map<AreaId, OrganisationId> areas = new HashMap<>();
    private final List<AreaId> areaIds = new ArrayList<>();
    private final List<OfferId> offers = new ArrayList<>();
    private final List<OfferId> awaited = new ArrayList<>();
    private final List<CohortId> cohorts = new ArrayList<>();
    private final Map<CohortId, OrganisationId> owners = new HashMap<>();
    private final Map<CohortId, List<StudentId>> students = new HashMap<>();
    private final List<Claim> holds = new ArrayList<>();
    private final List<Claim> allocations = new ArrayList<>();
    private final List<WaitingEntryAdded> waiting = new ArrayList<>();
    private final List<Claim> turns = new ArrayList<>();
    private final Set<WaitingListId> lists = new HashSet<>();

    public RandomStory(long seed) {
        this.random = new Random(seed);
        this.story = new Story(seed);
        for (int i = 0; i < 4; i++) {
            OrganisationId provider =
                    story.provider("Provider " + i, any(Ownership.values()), any(Setting.values()), any(BOARDS));
            for (int j = 0; j < 3; j++) {
                register(provider, j);
            }
        }
        for (int i = 0; i < 2; i++) {
            universities.add(story.university("University " + i));
        }
    }

    public Story story() {
        return story;
    }

    /** So many more things happen. */
    public RandomStory goOn(int things) {
        for (int i = 0; i < things; i++) {
            something();
        }
        return this;
    }

    private void something() {
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> post();
            case 3 -> lower();
            case 4 -> lift();
            case 12 -> recordElsewhere();
            case 13, 14 -> waitOrTakeTurns();
            case 5 -> recruit();
            case 6, 7 -> hold();
            case 8, 9 -> allocate();
            case 10 -> giveUp();
            default -> endOrName();
        }
    }

    private void register(OrganisationId provider, int number) {
        Map<ProfessionCode, Integer> professions = new HashMap<>();
        if (random.nextBoolean()) {
            PROFESSIONS.forEach(profession -> professions.put(profession, random.nextInt(5)));
        }
        AreaId area = story.area(provider, "Area " + number, 1 + random.nextInt(6), any(Setting.values()), professions);
        areas.put(area, provider);
        areaIds.add(area);
    }

    private void post() {
        AreaId area = any(areaIds);
        OfferTerms terms = OfferTerms.plain(
                        any(PROFESSIONS),
                        any(LearnerLevel.values()),
                        FIRST.plus(random.nextInt(WEEKS)).monday().plusDays(random.nextInt(5)),
                        FIRST.plus(WEEKS + random.nextInt(3)).monday(),
                        1 + random.nextInt(4))
                .in(any(Mode.values()))
                .supervised(any(SupervisionModel.all()));
        boolean later = random.nextInt(4) == 0;
        Optional<ReleaseTerms> release =
                later ? Optional.of(new ReleaseTerms(Instant.EPOCH, any(TieBreak.values()))) : Optional.empty();
        OfferId offer = story.offer(requireNonNull(areas.get(area)), area, terms.released(release));
        offers.add(offer);
        if (later) {
            awaited.add(offer);
        }
    }

    private void lower() {
        story.tell(new SafeCapacityLowered(
                any(areaIds), weeks(), random.nextInt(4), Reason.of(ReasonCode.STAFF_SICKNESS)));
    }

    private void lift() {
        story.tell(new SafeCapacityLifted(any(areaIds), weeks()));
    }

    private void recordElsewhere() {
        Optional<ProfessionCode> profession = random.nextBoolean() ? Optional.empty() : Optional.of(any(PROFESSIONS));
        story.tell(new LearnersElsewhereRecorded(any(areaIds), profession, weeks(), random.nextInt(3)));
    }

    private void recruit() {
        OrganisationId university = any(universities);
        CohortId cohort = story.cohort(university, any(PROFESSIONS), 1 + random.nextInt(9), weeks());
        cohorts.add(cohort);
        owners.put(cohort, university);
        List<StudentId> enrolled = story.enrol(university, cohort, 1 + random.nextInt(9));
        students.put(cohort, enrolled);
        if (random.nextInt(3) == 0) {
            LocalDate day = FIRST.plus(random.nextInt(WEEKS)).monday();
            story.tell(
                    new ProgrammeStarted(any(enrolled), cohort, day.minusYears(1)),
                    new ProgrammeLeft(
                            enrolled.getFirst(), cohort, day, SealedReason.of(ReasonCode.STUDENT_LEFT_PROGRAMME)),
                    new StudentLeftCohort(cohort, enrolled.getFirst(), day));
        } else if (random.nextInt(3) == 0) {
            story.tell(
                    new StudentForgotten(enrolled.getFirst(), ForgettingReason.NO_LONGER_NEEDED),
                    new StudentTakenOffCohort(
                            cohort,
                            enrolled.getFirst(),
                            FIRST.plus(random.nextInt(WEEKS)).monday()));
        }
    }

    private void hold() {
        if (!offers.isEmpty() && !cohorts.isEmpty()) {
            OfferId offer = any(offers);
            CohortId cohort = any(cohorts);
            int places = 1 + random.nextInt(3);
            WeekSet weeks = weeks();
            HoldId hold = story.hold(offer, cohort, owner(cohort), places, weeks);
            holds.add(new Claim(hold, cohort, Optional.empty(), places, weeks));
        }
    }

    private void allocate() {
        if (!offers.isEmpty() && !cohorts.isEmpty()) {
            OfferId offer = any(offers);
            CohortId cohort = any(cohorts);
            StudentId student = any(requireNonNull(students.get(cohort)));
            WeekSet weeks = weeks();
            AllocationId id = story.allocate(offer, cohort, owner(cohort), student, weeks);
            allocations.add(new Claim(id, cohort, Optional.of(student), 1, weeks));
        }
    }

    private void waitOrTakeTurns() {
        if (!waiting.isEmpty() && random.nextBoolean()) {
            WaitingEntryAdded entry = waiting.remove(random.nextInt(waiting.size()));
            if (random.nextInt(3) == 0) {
                story.tell(new WaitingEntryLeft(entry.list(), entry.entry()));
            } else {
                TurnId turn = story.turn(
                        entry.entry(), entry.cohort(), entry.places(), entry.weeks(), Instant.EPOCH.plusSeconds(1));
                turns.add(new Claim(turn, entry.cohort(), Optional.empty(), entry.places(), entry.weeks()));
            }
        } else if (!turns.isEmpty() && random.nextInt(3) == 0) {
            Claim turn = turns.remove(random.nextInt(turns.size()));
            TurnId id = (TurnId) turn.booking();
            story.free(
                    id,
                    turn.heads(),
                    turn.weeks(),
                    new TurnLapsed(WaitingListId.of(id.offer().area()), id));
        } else if (!offers.isEmpty() && !cohorts.isEmpty()) {
            OfferId offer = any(offers);
            CohortId cohort = any(cohorts);
            WaitingListId list = WaitingListId.of(offer.area());
            if (lists.add(list)) {
                story.tell(new WaitingListOpened(offer.area()));
            }
            int places = 1 + random.nextInt(3);
            WeekSet weeks = weeks();
            EntryId entry = story.waits(offer, cohort, owner(cohort), places, weeks);
            waiting.add(new WaitingEntryAdded(list, entry, cohort, owner(cohort), places, weeks));
        }
    }

    private void giveUp() {
        if (random.nextInt(6) == 0 && !offers.isEmpty()) {
            story.withdraw(any(offers));
        } else if (random.nextInt(2) == 0 && !awaited.isEmpty()) {
            story.release(awaited.remove(random.nextInt(awaited.size())), List.of(), List.of());
        } else if (!allocations.isEmpty()) {
            Claim claim = allocations.remove(random.nextInt(allocations.size()));
            WeekSet freed = claim.weeks().from(claim.weeks().first().plus(random.nextInt(3)));
            story.free(
                    claim.booking(),
                    1,
                    freed,
                    new AllocationWithdrawn(
                            (AllocationId) claim.booking(),
                            Party.UNIVERSITY,
                            SealedReason.of(ReasonCode.TRAVEL),
                            freed));
        }
    }

    private void endOrName() {
        if (holds.isEmpty()) {
            return;
        }
        Claim claim = holds.remove(random.nextInt(holds.size()));
        HoldId hold = (HoldId) claim.booking();
        if (random.nextBoolean()) {
            story.free(hold, claim.heads(), claim.weeks(), new HoldLapsed(hold));
            return;
        }
        AllocationId id = story.ids().allocation(hold.offer());
        StudentId student = any(requireNonNull(students.get(claim.cohort())));
        Claim named = new Claim(id, claim.cohort(), Optional.of(student), 1, claim.weeks());
        story.tell(
                new PlacesFreed(hold.offer().area(), hold, 1, claim.weeks()),
                new PlacesClaimed(hold.offer().area(), named),
                new HoldNamed(hold, List.of(id)),
                new AllocationProposed(
                        id,
                        student,
                        claim.cohort(),
                        owner(claim.cohort()),
                        claim.weeks(),
                        Optional.of(hold),
                        Optional.empty()));
        allocations.add(named);
    }

    private OrganisationId owner(CohortId cohort) {
        return requireNonNull(owners.get(cohort));
    }

    private WeekSet weeks() {
        Week first = FIRST.plus(random.nextInt(WEEKS));
        return WeekSet.range(first, first.plus(random.nextInt(5)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    private final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
