package io.placemarket.marketplace.demonstration.live;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A small market of some areas and one cohort, told by events, in which every intent is done as the command side would do it. */
final class Told {
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");

    final Market market = new Market();
    final Week thisWeek;
    final int students;
    private final IdSource ids;
    private final WeekSet weeks;
    private final OrganisationId provider;
    private long position;

    Told(IdSource ids, Week thisWeek, int areas, int maximum, int students) {
        this.ids = ids;
        this.thisWeek = thisWeek;
        this.students = students;
        this.weeks = WeekSet.range(thisWeek.plus(4), thisWeek.plus(9));
        this.provider = ids.organisation();
        IntStream.range(0, areas).forEach(i -> area("Ward " + i, maximum));
        cohort();
    }

    private void area(String name, int maximum) {
        AreaId area = ids.area();
        Audit audit = new Audit(
                maximum,
                new TreeMap<>(),
                thisWeek.plus(-40).monday(),
                thisWeek.plus(60).sunday());
        tell(new PlacementAreaRegistered(area, provider, name, Setting.HOSPITAL, audit));
        OfferTerms terms = OfferTerms.plain(
                ADULT, LearnerLevel.ANY, weeks.first().monday(), weeks.last().sunday(), maximum);
        perform(new Intent.PostOffer(ids.offer(area), provider, terms));
    }

    private void cohort() {
        OrganisationId university = ids.organisation();
        var id = ids.cohort();
        tell(new CohortCreated(
                id,
                university,
                new Programme(
                        "BSc Adult Nursing",
                        ADULT,
                        LearnerLevel.YEAR_1,
                        Route.DEGREE,
                        Attendance.FULL_TIME,
                        YearMonth.of(2026, 9),
                        students,
                        weeks)));
        tell(new StudentsEnrolled(
                id,
                IntStream.range(0, students)
                        .mapToObj(i -> new Enrolment(ids.student(), "hash " + i))
                        .toList()));
    }

    private void tell(DomainEvent event) {
        position++;
        Instant at = Instant.EPOCH.plusSeconds(position);
        market.apply(new RecordedUnit(position, at, List.of(new Recorded(position, at, 0, event)), List.of()));
    }

    /** Does what somebody wants. */
    void perform(Intent intent) {
        switch (intent) {
            case Intent.PostOffer it -> {
                tell(new PlacesOffered(
                        it.offer().area(),
                        it.offer(),
                        it.terms().profession(),
                        it.terms().weeks(),
                        it.terms().places()));
                tell(new OfferPosted(it.offer(), it.provider(), it.terms(), Optional.empty()));
            }
            case Intent.WithdrawOffer it -> {
                tell(new PlacesNoLongerOffered(it.offer().area(), it.offer()));
                tell(new OfferWithdrawn(it.offer(), it.reason(), false));
            }
            case Intent.PlaceHold it -> {
                claim(new Claim(it.hold(), it.cohort(), Optional.empty(), it.places(), it.weeks()));
                tell(new HoldPlaced(it.hold(), it.cohort(), it.university(), it.places(), it.weeks(), Instant.MAX));
            }
            case Intent.AllocateStudents it ->
                it.allocations().forEach(one -> {
                    claim(new Claim(one.allocation(), it.cohort(), Optional.of(one.student()), 1, it.weeks()));
                    tell(new AllocationProposed(
                            one.allocation(),
                            one.student(),
                            it.cohort(),
                            it.university(),
                            it.weeks(),
                            Optional.empty(),
                            Optional.empty()));
                    tell(new AllocationAccepted(one.allocation(), Party.MARKET));
                });
            case Intent.AcceptAllocation it -> tell(new AllocationAccepted(it.allocation(), Party.PROVIDER));
            case Intent.ReturnAllocation it -> {
                free(it.allocation());
                tell(new AllocationReturned(
                        it.allocation(),
                        Party.PROVIDER,
                        SealedReason.of(it.reason().code())));
            }
            case Intent.WithdrawAllocation it -> {
                WeekSet freed = free(it.allocation());
                tell(new AllocationWithdrawn(
                        it.allocation(),
                        Party.UNIVERSITY,
                        SealedReason.of(it.reason().code()),
                        freed));
            }
            default -> throw new AssertionError("the simulated market should not want " + intent);
        }
    }

    private void claim(Claim claim) {
        tell(new PlacesClaimed(claim.offer().area(), claim));
    }

    private WeekSet free(AllocationId allocation) {
        BookingId booking = allocation;
        WeekSet booked = market.areas()
                .find(booking.offer().area())
                .flatMap(area -> area.capacity().booking(booking))
                .orElseThrow()
                .weeks();
        tell(new PlacesFreed(booking.offer().area(), booking, 1, booked));
        return booked;
    }
}
