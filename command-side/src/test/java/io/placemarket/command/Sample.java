package io.placemarket.command;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesGivenBack;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A hospice with one ward that takes two, an offer of two places for four weeks from week 49, and two universities. */
public final class Sample {
    public static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    public static final ProfessionCode CHILD = new ProfessionCode("NUR-CHILD");
    public static final OrganisationId HOSPICE = new OrganisationId("hsp000000000");
    public static final OrganisationId OTHER_PROVIDER = new OrganisationId("trst00000000");
    public static final OrganisationId KEELE = new OrganisationId("keee00000000");
    public static final OrganisationId ASTON = new OrganisationId("astn00000000");
    public static final AreaId WARD = new AreaId("ward00000000");
    public static final OfferId OFFER = new OfferId("ward00000000-ffer0000");
    public static final HoldId HOLD = new HoldId(OFFER + "-h000000000d");
    public static final AllocationId FIRST = new AllocationId(OFFER + "-a0000000001");
    public static final AllocationId SECOND = new AllocationId(OFFER + "-a0000000002");
    public static final AllocationId THIRD = new AllocationId(OFFER + "-a0000000003");
    public static final CohortId COHORT = new CohortId("chrt00000000");
    public static final StudentId ANNA = new StudentId("s00000000000anna");
    public static final StudentId BEN = new StudentId("s000000000000ben");
    public static final StudentId CEM = new StudentId("s000000000000cem");

    public static final Actor PROVIDER = new Actor("lead", Role.PROVIDER, Optional.of(HOSPICE));
    public static final Actor STRANGER = new Actor("other", Role.PROVIDER, Optional.of(OTHER_PROVIDER));
    public static final Actor UNIVERSITY = new Actor("placements", Role.UNIVERSITY, Optional.of(KEELE));
    public static final Actor RIVAL = new Actor("rival", Role.UNIVERSITY, Optional.of(ASTON));
    public static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());
    public static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, Optional.empty());
    public static final Actor MARKET = Actor.market("deadlines");
    public static final Reason REASON = new Reason(ReasonCode.STAFF_SHORTAGE, "two on leave");
    /** The same as {@link PlainSeal} seals it. */
    public static final SealedReason SEALED =
            SealedReason.of(ReasonCode.STAFF_SHORTAGE, Optional.of("sealed two on leave"));

    private Sample() {}

    public static WeekSet weeks(String... runs) {
        return WeekSet.parse(List.of(runs));
    }

    public static Week week(String week) {
        return Week.parse(week);
    }

    public static Organisation organisation(String name, OrganisationRole role) {
        return new Organisation(
                name,
                Set.of(role),
                Ownership.VOLUNTARY,
                Setting.HOSPICE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static OrganisationAdded hospice() {
        return new OrganisationAdded(HOSPICE, organisation("Larkfield Hospice (fictional)", OrganisationRole.PROVIDER));
    }

    public static OrganisationAdded keele() {
        return new OrganisationAdded(
                KEELE, organisation("A university (fictional)", OrganisationRole.EDUCATION_PROVIDER));
    }

    public static Audit audit(int maximum) {
        return new Audit(maximum, new TreeMap<>(), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
    }

    public static PlacementAreaRegistered ward(int maximum) {
        return new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, audit(maximum));
    }

    public static OfferTerms terms(int places, int confirmWithin) {
        return OfferTerms.plain(
                        ADULT, LearnerLevel.YEAR_2, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 27), places)
                .confirmedWithin(confirmWithin);
    }

    /** What the ward promises by an offer of these terms. */
    public static PlacesOffered placesOffered(OfferId offer, OfferTerms terms) {
        return new PlacesOffered(
                WARD,
                offer,
                terms.profession(),
                terms.weeks(),
                terms.places(),
                OptionalInt.of(terms.supervisionUnits()),
                terms.release().map(ReleaseTerms::at),
                terms.particulars().weekdays(),
                Optional.of(terms.days()));
    }

    /** Particulars of an offer for these weekdays. */
    public static OfferParticulars on(DayOfWeek... days) {
        return OfferParticulars.NONE.on(Optional.of(Weekdays.of(days)));
    }

    /** Weeks 49 to 52. */
    public static WeekSet offered() {
        return weeks("2026-W49/2026-W52");
    }

    public static DomainEvent[] market(int maximum, int places, int confirmWithin) {
        return new DomainEvent[] {
            ward(maximum),
            new PlacesOffered(WARD, OFFER, ADULT, offered(), places),
            new OfferPosted(OFFER, HOSPICE, terms(places, confirmWithin), Optional.empty()),
            new CohortCreated(COHORT, KEELE, programme(ADULT, LearnerLevel.YEAR_2)),
            registered(ANNA),
            registered(BEN),
            registered(CEM),
            new StudentsEnrolled(COHORT, List.of(enrolment(ANNA, "17"), enrolment(BEN, "18"), enrolment(CEM, "19")))
        };
    }

    /** A ward that takes two, two places on offer, settled at once. */
    public static DomainEvent[] market() {
        return market(2, 2, 0);
    }

    public static Programme programme(ProfessionCode profession, LearnerLevel level) {
        return new Programme(
                "BSc Nursing",
                profession,
                level,
                Route.DEGREE,
                Attendance.FULL_TIME,
                YearMonth.of(2025, 9),
                80,
                weeks("2026-W49/2026-W52"));
    }

    static StudentRegistered registered(StudentId student) {
        return new StudentRegistered(student, KEELE, COHORT, "sealed");
    }

    static Enrolment enrolment(StudentId student, String reference) {
        return new Enrolment(student, new PlainSeal().hash(KEELE, reference));
    }

    public static PlacesClaimed claimed(AllocationId allocation, StudentId student, WeekSet weeks) {
        return new PlacesClaimed(WARD, new Claim(allocation, COHORT, Optional.of(student), 1, weeks).of(KEELE));
    }

    public static CohortPlacesTaken taken(int heads, WeekSet weeks) {
        return new CohortPlacesTaken(COHORT, heads, weeks);
    }

    public static CohortPlacesGivenBack givenBack(int heads, WeekSet weeks) {
        return new CohortPlacesGivenBack(COHORT, heads, weeks);
    }

    public static AllocationProposed proposed(
            AllocationId allocation, StudentId student, WeekSet weeks, Optional<HoldId> hold, Optional<Instant> by) {
        return new AllocationProposed(allocation, student, COHORT, KEELE, weeks, hold, by);
    }

    /** A student allocated and accepted. */
    public static DomainEvent[] allocated(AllocationId allocation, StudentId student, WeekSet weeks) {
        return new DomainEvent[] {
            claimed(allocation, student, weeks),
            taken(1, weeks),
            new StudentBooked(student, allocation, weeks),
            proposed(allocation, student, weeks, Optional.empty(), Optional.empty()),
            new AllocationAccepted(allocation, Party.MARKET)
        };
    }

    /** A student proposed, to be answered by Friday 27 November, 17:00. */
    public static DomainEvent[] awaiting(AllocationId allocation, StudentId student, WeekSet weeks) {
        return new DomainEvent[] {
            claimed(allocation, student, weeks),
            taken(1, weeks),
            new StudentBooked(student, allocation, weeks),
            proposed(allocation, student, weeks, Optional.empty(), Optional.of(Instant.parse("2026-11-27T17:00:00Z")))
        };
    }

    /** A hold of so many places in all weeks of the offer, until Wednesday 2 December, 17:00. */
    public static DomainEvent[] held(int places) {
        return new DomainEvent[] {
            new PlacesClaimed(WARD, new Claim(HOLD, COHORT, Optional.empty(), places, offered()).of(KEELE)),
            taken(places, offered()),
            new HoldPlaced(HOLD, COHORT, KEELE, places, offered(), Instant.parse("2026-12-02T17:00:00Z"))
        };
    }
}
