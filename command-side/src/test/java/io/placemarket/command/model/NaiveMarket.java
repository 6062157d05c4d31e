package io.placemarket.command.model;

import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The market as somebody would keep it on paper: who booked what. It never looks at what the areas, the cohorts and the students' calendars
 * counted for themselves, and counts everything anew whenever it is asked.
 */
final class NaiveMarket {
    /** A number that holds in an area and a week for something. */
    private record At(AreaId area, Week week, Object what) {}

    private static final String SAFE_NOW = "safe now";

    private final Map<AreaId, PlacementAreaRegistered> areas = new LinkedHashMap<>();
    private final PaperAudits audits = new PaperAudits();
    private final PaperProgrammes programmes = new PaperProgrammes();
    private final PaperShares shares = new PaperShares();
    private final PaperAgreements agreements = new PaperAgreements();
    private final PaperBookings bookings = new PaperBookings();
    private final Map<OfferId, OfferPosted> offers = new LinkedHashMap<>();
    private final Map<OfferId, Set<OrganisationId>> providers = new LinkedHashMap<>();
    private final Set<OfferId> withdrawn = new HashSet<>();
    private final Map<CohortId, CohortCreated> cohorts = new LinkedHashMap<>();
    private final Map<CohortId, Set<StudentId>> students = new LinkedHashMap<>();
    private final Set<OfferId> released = new HashSet<>();
    private final Map<RequestId, CohortId> requests = new LinkedHashMap<>();
    private final Map<At, Integer> numbers = new LinkedHashMap<>();
    private final Map<At, SupervisorGroup> supervisors = new LinkedHashMap<>();

    /** Takes in what happened in this week. */
    void on(DomainEvent event, Week now) {
        audits.on(event);
        programmes.on(event);
        shares.on(event);
        agreements.on(event);
        bookings.on(event, now);
        switch (event) {
            case PlacementAreaRegistered it -> areas.put(it.area(), it);
            case AreaTransferred it ->
                areas.computeIfPresent(
                        it.area(),
                        (id, before) -> new PlacementAreaRegistered(
                                id, it.to(), before.name(), before.setting(), before.audit()));
            case SafeCapacityLowered it ->
                it.weeks().forEach(week -> numbers.put(new At(it.area(), week, SAFE_NOW), it.places()));
            case SafeCapacityLifted it -> it.weeks().forEach(week -> numbers.remove(new At(it.area(), week, SAFE_NOW)));
            case LearnersElsewhereRecorded it ->
                it.weeks().forEach(week -> numbers.put(new At(it.area(), week, it.profession()), it.learners()));
            case SupervisorsArranged it ->
                it.weeks()
                        .forEach(week -> supervisors.put(
                                new At(it.area(), week, it.group().name()), it.group()));
            case SupervisorsRemoved it ->
                it.weeks().forEach(week -> supervisors.remove(new At(it.area(), week, it.name())));
            case OfferPosted it -> {
                offers.put(it.offer(), it);
                providers.put(it.offer(), new HashSet<>(Set.of(it.provider())));
            }
            case OfferHandedOver it ->
                Objects.requireNonNull(providers.get(it.offer())).add(it.provider());
            case OfferAmended it -> {
                OfferPosted before = offer(it.offer());
                offers.put(it.offer(), new OfferPosted(it.offer(), before.provider(), it.terms(), before.copiedFrom()));
                numbers.entrySet()
                        .removeIf(number -> number.getKey().what().equals(it.offer())
                                && number.getValue() > 0
                                && isOfferedAnew(
                                        before.terms(),
                                        it.terms(),
                                        number.getKey().week()));
            }
            case OfferWithdrawnInPart it ->
                it.weeks().forEach(week -> numbers.put(new At(it.offer().area(), week, it.offer()), it.places()));
            case OfferReleased it -> released.add(it.offer());
            case OfferWithdrawn it -> withdrawn.add(it.offer());
            case BookingsClosed it -> withdrawn.add(it.offer());
            case PlacesRequested it -> requests.put(it.request(), it.cohort());
            case CohortCreated it -> cohorts.put(it.cohort(), it);
            case StudentsEnrolled it ->
                it.students().stream()
                        .map(Enrolment::student)
                        .forEach(students.computeIfAbsent(it.cohort(), id -> new HashSet<>())::add);
            default -> {
                // others keep it, or the areas, cohorts and calendars counted it for themselves
            }
        }
    }

    /** What was withdrawn of a week's places stays so, unless another number is promised or the week is no longer offered. */
    private static boolean isOfferedAnew(OfferTerms before, OfferTerms after, Week week) {
        return before.places() != after.places() || !after.weeks().contains(week);
    }

    List<AreaId> areas() {
        return List.copyOf(areas.keySet());
    }

    List<OfferId> offers() {
        return List.copyOf(offers.keySet());
    }

    List<CohortId> cohorts() {
        return List.copyOf(cohorts.keySet());
    }

    List<StudentId> students(CohortId cohort) {
        return students.getOrDefault(cohort, Set.of()).stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
    }

    List<RequestId> requests() {
        return List.copyOf(requests.keySet());
    }

    CohortId cohort(RequestId request) {
        return Objects.requireNonNull(requests.get(request));
    }

    OrganisationId provider(AreaId area) {
        return Objects.requireNonNull(areas.get(area)).provider();
    }

    OrganisationId university(CohortId cohort) {
        return Objects.requireNonNull(cohorts.get(cohort)).university();
    }

    ProfessionCode profession(CohortId cohort) {
        return Objects.requireNonNull(cohorts.get(cohort)).programme().profession();
    }

    OfferPosted offer(OfferId offer) {
        return Objects.requireNonNull(offers.get(offer));
    }

    /** Who booked, holds and waits. */
    PaperBookings bookings() {
        return bookings;
    }

    /** Of those who are there on the busiest of these weekdays. */
    private int heads(Week week, Weekdays days, Predicate<PaperBookings.Booked> which) {
        return days.stream()
                .mapToInt(day -> bookings.heads(
                        week,
                        booked -> which.test(booked)
                                && of(booked).terms().weekdays().contains(day)))
                .max()
                .orElseThrow();
    }

    /** The weeks in which an offer has places. */
    WeekSet offered(OfferId offer) {
        return WeekSet.of(offer(offer).terms().weeks().stream()
                .filter(week -> places(offer(offer), week) > 0)
                .toList());
    }

    private int places(OfferPosted offer, Week week) {
        return numbers.getOrDefault(
                new At(offer.offer().area(), week, offer.offer()), offer.terms().places());
    }

    /** Heads of an offer in a week. */
    int heads(OfferId offer, Week week) {
        return bookings.heads(week, booked -> booked.booking().offer().equals(offer));
    }

    /** Places a cohort has taken in a week, on the days of an offer. */
    int taken(CohortId cohort, OfferId offer, Week week) {
        return heads(
                week, offer(offer).terms().weekdays(), booked -> booked.cohort().equals(cohort));
    }

    PaperProgrammes programmes() {
        return programmes;
    }

    /** The most a cohort may take in a week: its students who have not left, and a tenth. */
    int ceiling(CohortId cohort, Week week) {
        int size = Math.max(
                        Objects.requireNonNull(cohorts.get(cohort)).programme().size(),
                        students(cohort).size() - programmes.takenOff(cohort, week))
                - programmes.gone(cohort, week);
        return (size * 11 + 9) / 10;
    }

    /** Whether a student is in several places on one day. */
    boolean twice(StudentId student) {
        List<String> days = new ArrayList<>();
        bookings.of(student)
                .forEach(booked -> booked.weeks()
                        .forEach(week ->
                                of(booked).terms().weekdays().stream().forEach(day -> days.add(day + " of " + week))));
        return new HashSet<>(days).size() < days.size();
    }

    /** Whether a student is anywhere in one of the weeks on one of the days of an offer. */
    boolean booked(StudentId student, OfferId offer, WeekSet weeks) {
        return bookings.of(student)
                .filter(booked -> of(booked)
                        .terms()
                        .weekdays()
                        .overlaps(offer(offer).terms().weekdays()))
                .anyMatch(booked -> !booked.weeks().and(weeks).isEmpty());
    }

    /** Whether its release has come and said who got what. */
    boolean isReleased(OfferId offer) {
        return released.contains(offer);
    }

    /** Whether so many more of a university would be safe in each of the weeks, beside what is kept for others. */
    boolean fits(OfferId offer, WeekSet weeks, int places, OrganisationId university) {
        boolean open = !withdrawn.contains(offer)
                && (released.contains(offer) || offer(offer).terms().release().isEmpty());
        return open
                && weeks.stream()
                        .allMatch(week -> fits(offer(offer), week, places + kept(offer, week, university, places)));
    }

    /** Whether it is for that university. */
    boolean isFor(OfferId offer, OrganisationId university) {
        return offer(offer).terms().particulars().isFor(university);
    }

    /** Whether what it asks to be agreed is, in all of these weeks. */
    boolean agreed(OfferId offer, OrganisationId university, WeekSet weeks) {
        return agreements.allow(offer(offer), Objects.requireNonNull(providers.get(offer)), university, weeks);
    }

    private int kept(OfferId offer, Week week, OrganisationId university, int places) {
        return shares.keptFromIt(
                offer,
                university,
                places,
                other -> bookings.heads(
                        week,
                        booked -> booked.booking().offer().equals(offer)
                                && university(booked.cohort()).equals(other)));
    }

    private boolean fits(OfferPosted offer, Week week, int places) {
        AreaId area = offer.offer().area();
        ProfessionCode profession = offer.terms().profession();
        Weekdays days = offer.terms().weekdays();
        int limit = Math.min(
                audits.maximum(area, week), numbers.getOrDefault(new At(area, week, SAFE_NOW), Integer.MAX_VALUE));
        int elsewhere = elsewhere(area, week, any -> true);
        int alike = elsewhere(area, week, Optional.of(profession)::equals);
        return limit > 0
                && audits.attended(area, offer.terms(), week)
                && heads(offer.offer(), week) + places <= places(offer, week)
                && heads(week, days, booked -> of(booked).offer().area().equals(area)) + elsewhere + places <= limit
                && heads(
                                        week,
                                        days,
                                        booked -> of(booked).offer().area().equals(area)
                                                && of(booked)
                                                        .terms()
                                                        .profession()
                                                        .equals(profession))
                                + alike
                                + places
                        <= Math.min(limit, audits.maximum(area, profession, week))
                && supervised(offer, week, places);
    }

    private OfferPosted of(PaperBookings.Booked booked) {
        return offer(booked.booking().offer());
    }

    private int elsewhere(AreaId area, Week week, Predicate<Object> who) {
        return numbers.entrySet().stream()
                .filter(number -> number.getKey().area().equals(area)
                        && number.getKey().week().equals(week))
                .filter(number -> number.getKey().what() instanceof Optional<?> kind && who.test(kind))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private boolean supervised(OfferPosted offer, Week week, int places) {
        AreaId area = offer.offer().area();
        List<SupervisorGroup> groups = supervisors.entrySet().stream()
                .filter(group -> group.getKey().area().equals(area)
                        && group.getKey().week().equals(week))
                .map(Map.Entry::getValue)
                .toList();
        if (groups.isEmpty()) {
            return true;
        }
        Map<Optional<ProfessionCode>, Integer> demand = new LinkedHashMap<>();
        demand.put(
                Optional.of(offer.terms().profession()), places * offer.terms().supervisionUnits());
        bookings.all()
                .filter(booked -> of(booked).offer().area().equals(area))
                .forEach(booked -> demand.merge(
                        Optional.of(of(booked).terms().profession()),
                        booked.heads().getOrDefault(week, 0)
                                * of(booked).terms().supervisionUnits(),
                        Integer::sum));
        numbers.forEach((at, learners) -> {
            if (at.area().equals(area) && at.week().equals(week) && at.what() instanceof Optional<?> kind) {
                demand.merge(kind.map(ProfessionCode.class::cast), learners * SupervisorGroup.WHOLE_TIME, Integer::sum);
            }
        });
        return NaiveSupervision.enough(groups, demand);
    }
}
