package io.placemarket.query;

import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two providers, two universities, and bookings of each with each; an account for every role. */
public final class ExampleMarket {
    public static final String PASSWORD = "a long enough password";
    public static final WeekSet TWO_WEEKS =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(1));

    /** What the first southern student needs. */
    static final String ADJUSTMENTS = "a ward without stairs";

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Story story = new Story(11);
    private final Map<String, Actor> accounts = new LinkedHashMap<>();
    private Actor doer = Actor.market("example");

    final OrganisationId trust;
    final OrganisationId hospice;
    final OrganisationId north;
    final OrganisationId south;
    final AreaId ward;
    final AreaId dayRoom;
    final OfferId wardOffer;
    final OfferId hospiceOffer;
    final OfferId withdrawnOffer;
    final CohortId northern;
    final CohortId southern;
    final List<StudentId> northernStudents;
    final List<StudentId> southernStudents;
    final HoldId northernHold;
    final HoldId southernHold;
    final AllocationId northernInWard;
    final AllocationId southernInWard;
    final AllocationId southernInHospice;

    ExampleMarket(LogWriting log, Accounts accountStore, StudentKeys keys, SealedReferences seal) {
        story.listen(log::write);
        trust = story.trust();
        hospice = story.provider("Example Hospice", Ownership.VOLUNTARY, Setting.HOSPICE, "QNC");
        north = story.university("North Example University");
        south = story.university("South Example University");
        ward = story.area(trust, 6);
        dayRoom = story.area(hospice, "Day room", 3, Setting.HOSPICE, Map.of(Story.ADULT, 2));
        wardOffer = story.offer(trust, ward, Story.terms(Story.ADULT, 5, Story.MONDAY, 4));
        hospiceOffer = story.offer(hospice, dayRoom, Story.terms(Story.ADULT, 3, Story.MONDAY, 2));
        withdrawnOffer = story.offer(trust, ward, Story.terms(Story.PHYSIO, 2, Story.MONDAY, 2));
        story.withdraw(withdrawnOffer);
        northern = story.cohort(north, 10, TWO_WEEKS);
        southern = story.cohort(south, 4, TWO_WEEKS);
        northernStudents = enrol(north, northern, List.of("N-0001", "=cmd|' /C calc'!A0"), keys, seal);
        southernStudents = enrol(south, southern, List.of("S-7001", "S-7002"), keys, seal);
        northernHold = story.hold(wardOffer, northern, north, 2, TWO_WEEKS);
        southernHold = story.hold(hospiceOffer, southern, south, 1, TWO_WEEKS);
        northernInWard = story.propose(wardOffer, northern, north, northernStudents.getFirst(), TWO_WEEKS);
        southernInWard = story.allocate(wardOffer, southern, south, southernStudents.getFirst(), TWO_WEEKS);
        southernInHospice = story.allocate(
                hospiceOffer, southern, south, southernStudents.getLast(), WeekSet.of(TWO_WEEKS.first()));
        story.tell(new SafeCapacityLowered(
                ward, WeekSet.of(TWO_WEEKS.last()), 3, new Reason(ReasonCode.STAFF_SICKNESS, "two are ill")));
        StudentId adjusted = southernStudents.getFirst();
        story.tell(new AdjustmentsRecorded(
                adjusted,
                Optional.ofNullable(seal.seal(Map.of(adjusted, ADJUSTMENTS)).block(LONG))
                        .map(texts -> texts.get(adjusted))));
        account("trust", Role.PROVIDER, Optional.of(trust));
        account("hospice", Role.PROVIDER, Optional.of(hospice));
        account("north", Role.UNIVERSITY, Optional.of(north));
        account("south", Role.UNIVERSITY, Optional.of(south));
        account("region", Role.REGIONAL, Optional.empty());
        account("operator", Role.OPERATOR, Optional.empty());
        accounts.forEach((user, actor) -> accountStore
                .put(new NewAccount(user, PASSWORD, actor.role(), actor.organisation()))
                .block(LONG));
    }

    private void account(String user, Role role, Optional<OrganisationId> organisation) {
        accounts.put(user, new Actor(user, role, organisation));
    }

    private List<StudentId> enrol(
            OrganisationId university,
            CohortId cohort,
            List<String> references,
            StudentKeys keys,
            SealedReferences seal) {
        Map<String, StudentId> students = new LinkedHashMap<>();
        references.forEach(reference -> students.put(reference, story.ids().student()));
        keys.claim(students).block(LONG);
        Map<StudentId, String> plain = new LinkedHashMap<>();
        students.forEach((reference, student) -> plain.put(student, reference));
        story.enrol(
                university,
                cohort,
                Optional.ofNullable(seal.seal(plain).block(LONG)).orElseThrow());
        return List.copyOf(students.values());
    }

    /** A provider with a ward. */
    public OrganisationId trust() {
        return trust;
    }

    /** The trust's ward. */
    public AreaId ward() {
        return ward;
    }

    /** Of the ward, bookable at once. */
    public OfferId wardOffer() {
        return wardOffer;
    }

    /** A university of ten students. */
    public OrganisationId north() {
        return north;
    }

    /** A university of four. */
    public OrganisationId south() {
        return south;
    }

    /** North's cohort. */
    public CohortId northern() {
        return northern;
    }

    /** South's cohort. */
    public CohortId southern() {
        return southern;
    }

    /** A place South holds in the hospice. */
    public HoldId southernHold() {
        return southernHold;
    }

    /** Goes on telling; each unit of work is written to the log. */
    public Story story() {
        return story;
    }

    /** The accounts by user. */
    public Map<String, Actor> accounts() {
        return Map.copyOf(accounts);
    }

    Actor doer() {
        return doer;
    }

    /** Who does what is told next. */
    void doneBy(Actor actor) {
        this.doer = actor;
    }
}
