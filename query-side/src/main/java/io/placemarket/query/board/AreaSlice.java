package io.placemarket.query.board;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.WaitingView;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of an area's offers, counted as though the area had only these: offers are alternatives for the same places, so that what they have
 * free does not add up. Each figure is reckoned once, and what is free only where it is asked for. Not thread-safe.
 */
final class AreaSlice {
    private final BoardQuery query;
    private final AreaCapacity capacity;
    private final Map<OfferId, OfferedPlaces> members;
    private final boolean professionsOnly;
    private final WaitingView waiting;
    private final Supplier<List<Set<OfferId>>> parts;
    private final Map<OfferId, AreaSlice> alone = new HashMap<>();
    private int @Nullable [] counted;
    private @Nullable Free free;

    /**
     * Some of an area's offers.
     *
     * @param professionsOnly whether the area counts with no more than the members' professions are allowed
     * @param parts members that the board counts by themselves too: together no less is free than any of them has
     */
    AreaSlice(
            BoardQuery query,
            AreaCapacity capacity,
            Map<OfferId, OfferedPlaces> members,
            boolean professionsOnly,
            WaitingView waiting,
            Supplier<List<Set<OfferId>>> parts) {
        this.query = query;
        this.capacity = capacity;
        this.members = members;
        this.professionsOnly = professionsOnly;
        this.waiting = waiting;
        this.parts = parts;
    }

    /** What is free, one bucket of weeks after the other, in how many of its weeks it was not reckoned out, and what is never exceeded. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Free(int[] counts, int[] bounded, int[] atMost) {}

    /** One of the offers alone. */
    AreaSlice only(OfferId offer) {
        return alone.computeIfAbsent(offer, key -> {
            OfferedPlaces member = members.get(key);
            return new AreaSlice(
                    query,
                    capacity,
                    member == null ? Map.of() : Map.of(key, member),
                    professionsOnly,
                    waiting,
                    List::of);
        });
    }

    /** The same in one of its weeks. */
    AreaSlice in(Week week) {
        return query.weeks() == 1
                ? this
                : new AreaSlice(query.only(week), capacity, members, professionsOnly, waiting, List::of);
    }

    Map<OfferId, OfferedPlaces> members() {
        return members;
    }

    AreaCapacity capacity() {
        return capacity;
    }

    /** One of them, where its weeks are one bucket. */
    int count(Measure measure) {
        return measure == Measure.FREE ? free().counts()[0] : counted()[measure.in(0)];
    }

    /** Whether what is free was reckoned out in every week; else a few more might fit. */
    boolean isCertain() {
        return IntStream.of(free().bounded()).allMatch(weeks -> weeks == 0);
    }

    /** All measures of areas, one bucket of weeks after the other. */
    int[] counts() {
        int[] counts = counted().clone();
        Free free = free();
        for (int bucket = 0; bucket < free.counts().length; bucket++) {
            counts[Measure.FREE.in(bucket)] = free.counts()[bucket];
            counts[Measure.bounded(bucket)] = free.bounded()[bucket];
        }
        return counts;
    }

    /** One of them, two numbers a bucket of weeks: the figure, at least, and what it is at most; another where it was not reckoned out. */
    int[] byWeek(Measure measure) {
        int[] numbers = new int[2 * query.buckets()];
        for (int bucket = 0; bucket < query.buckets(); bucket++) {
            boolean free = measure == Measure.FREE;
            numbers[2 * bucket] = free ? free().counts()[bucket] : counted()[measure.in(bucket)];
            numbers[2 * bucket + 1] = free ? free().atMost()[bucket] : numbers[2 * bucket];
        }
        return numbers;
    }

    private Free free() {
        Free known = free;
        if (known == null) {
            known = countFree();
            free = known;
        }
        return known;
    }

    private Free countFree() {
        int[] counts = new int[query.buckets()];
        int[] bounded = new int[query.buckets()];
        int[] atMost = new int[query.buckets()];
        for (int i = 0; i < query.weeks(); i++) {
            Week week = query.from().plus(i);
            if (offersAnything(week)) {
                FreeInWeek all = free(week, members.keySet());
                int students = all.certain()
                        ? all.students()
                        : parts.get().stream()
                                .mapToInt(part -> free(week, part).students())
                                .reduce(all.students(), Math::max);
                bounded[query.bucket(i)] += all.certain() ? 0 : 1;
                counts[query.bucket(i)] += students;
                atMost[query.bucket(i)] += all.certain() ? students : Math.max(students, atMost(week));
            }
        }
        return new Free(counts, bounded, atMost);
    }

    /** No offer takes more than it could alone, and whoever comes on one weekday at least counts against that day's limit. */
    private int atMost(Week week) {
        int alone = members.keySet().stream()
                .mapToInt(offer -> capacity.free(offer, week))
                .sum();
        return Math.min(alone, DayOfWeek.values().length * capacity.limit(week));
    }

    private boolean offersAnything(Week week) {
        for (OfferedPlaces offer : members.values()) {
            if (offer.offered(week) > 0) {
                return true;
            }
        }
        return false;
    }

    private FreeInWeek free(Week week, Set<OfferId> offers) {
        return capacity.freeIn(week, offer -> offers.contains(offer.offer()));
    }

    /** All but what is free. */
    private int[] counted() {
        int[] known = counted;
        if (known == null) {
            known = countTaken();
            counted = known;
        }
        return known;
    }

    private int[] countTaken() {
        int[] counts = new int[query.buckets() * Measure.COUNT];
        boolean[] loaded = new boolean[query.weeks()];
        countBookings(counts, loaded);
        Set<ProfessionCode> all = new HashSet<>();
        members.values().forEach(offer -> all.add(offer.profession()));
        for (int i = 0; i < query.weeks(); i++) {
            count(i, query.from().plus(i), loaded[i], all, counts);
        }
        countWaiting(counts);
        return counts;
    }

    private void count(int index, Week week, boolean loaded, Set<ProfessionCode> all, int[] counts) {
        int bucket = query.bucket(index);
        int offered = 0;
        for (OfferedPlaces offer : members.values()) {
            offered += offer.offered(week);
        }
        if (offered > 0) {
            Set<ProfessionCode> professions = professionsOnly ? offering(week) : Set.of();
            counts[Measure.OFFERED.in(bucket)] += offered;
            counts[Measure.MAXIMUM.in(bucket)] += maximum(week, professions);
            counts[Measure.LIMIT.in(bucket)] += limit(week, professions);
        }
        if (loaded || offered > 0) {
            int over = capacity.overLimit(week);
            for (ProfessionCode profession : all) {
                over = Math.max(over, capacity.overCommitted(profession, week));
            }
            counts[Measure.OVER_COMMITTED.in(bucket)] += over;
        }
    }

    private Set<ProfessionCode> offering(Week week) {
        Set<ProfessionCode> professions = new HashSet<>();
        for (OfferedPlaces offer : members.values()) {
            if (offer.offered(week) > 0) {
                professions.add(offer.profession());
            }
        }
        return professions;
    }

    /** The area's; where only some professions are looked at, no more than theirs allow. */
    private int maximum(Week week, Set<ProfessionCode> professions) {
        int maximum = capacity.audits().maximum(week);
        int theirs = 0;
        for (ProfessionCode profession : professions) {
            theirs += Math.min(maximum, capacity.audits().maximum(profession, week));
        }
        return professionsOnly ? Math.min(maximum, theirs) : maximum;
    }

    /** The same of the limit. */
    private int limit(Week week, Set<ProfessionCode> professions) {
        int limit = capacity.limit(week);
        int theirs = 0;
        for (ProfessionCode profession : professions) {
            theirs += capacity.limit(profession, week);
        }
        return professionsOnly ? Math.min(limit, theirs) : limit;
    }

    private void countBookings(int[] counts, boolean[] loaded) {
        for (BookedPlaces booked : capacity.bookings()) {
            if (members.containsKey(booked.offer())) {
                Measure measure = measure(booked.claim().booking());
                booked.forEach((week, heads) -> {
                    int index = week.number() - query.from().number();
                    if (index >= 0 && index < query.weeks()) {
                        counts[measure.in(query.bucket(index))] += heads;
                        loaded[index] = true;
                    }
                });
            }
        }
    }

    static Measure measure(BookingId booking) {
        return booking instanceof AllocationId
                ? Measure.ALLOCATED
                : booking instanceof TurnId ? Measure.TURNS : Measure.HELD;
    }

    private void countWaiting(int[] counts) {
        if (capacity.hasWaitingList()) {
            for (OfferId member : members.keySet()) {
                waiting.waiting(member)
                        .forEach(entry -> IntStream.range(0, query.weeks())
                                .filter(index ->
                                        entry.weeks().contains(query.from().plus(index)))
                                .forEach(index -> counts[Measure.WAITING.in(query.bucket(index))] += entry.places()));
            }
        }
    }
}
