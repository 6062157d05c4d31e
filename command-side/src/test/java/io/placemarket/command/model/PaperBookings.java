package io.placemarket.command.model;

import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.HandedOn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.waiting.WaitingEvent.TurnCalledOff;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who booked, holds and waits, as somebody would keep it on paper. */
final class PaperBookings {
    /** A booking and the heads it has left in each of its weeks. */
    record Booked(BookingId booking, CohortId cohort, Optional<StudentId> student, Map<Week, Integer> heads) {
        /** In which it takes anything. */
        WeekSet weeks() {
            return WeekSet.of(heads.entrySet().stream()
                    .filter(week -> week.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList());
        }
    }

    /** Where somebody may be, and when. */
    record Place(OfferId offer, Week week) {}

    private final Map<BookingId, Booked> bookings = new LinkedHashMap<>();
    private final Map<HoldId, Integer> placesLeft = new LinkedHashMap<>();
    private final Map<AllocationId, String> allocations = new LinkedHashMap<>();
    /** Weeks that were over when an allocation was recorded. */
    private final Map<AllocationId, WeekSet> passed = new LinkedHashMap<>();

    private final Map<EntryId, WaitingEntryAdded> waiting = new LinkedHashMap<>();
    private final Map<TurnId, WaitingEntryAdded> turns = new LinkedHashMap<>();

    /** Takes in what happened in this week. */
    void on(DomainEvent event, Week now) {
        switch (event) {
            case WaitingEntryAdded it -> waiting.put(it.entry(), it);
            case WaitingEntryLeft it -> waiting.remove(it.entry());
            case WaitingEnded it ->
                waiting.keySet().removeIf(entry -> entry.offer().equals(it.offer()));
            case TurnGiven it -> {
                WaitingEntryAdded entry = Objects.requireNonNull(waiting.remove(it.entry()));
                turns.put(it.turn(), entry);
                book(
                        new Booked(it.turn(), entry.cohort(), Optional.empty(), new LinkedHashMap<>()),
                        entry.weeks(),
                        entry.places());
            }
            case TurnTaken it -> {
                // the hold that follows takes the same places
                turns.remove(it.turn());
                bookings.remove(it.turn());
            }
            case TurnDeclined it -> end(it.turn(), now);
            case TurnLapsed it -> end(it.turn(), now);
            case TurnCalledOff it -> end(it.turn(), now);
            case HoldPlaced it -> {
                placesLeft.put(it.hold(), it.places());
                book(
                        new Booked(it.hold(), it.cohort(), Optional.empty(), new LinkedHashMap<>()),
                        it.weeks(),
                        it.places());
            }
            case HoldNamed it -> {
                int named = it.allocations().size();
                placesLeft.merge(it.hold(), -named, Integer::sum);
                free(it.hold(), named, now);
            }
            case HoldReleased it -> free(it.hold(), end(it.hold()), now.plus(1));
            case HoldLapsed it -> free(it.hold(), end(it.hold()), now.plus(1));
            case AllocationProposed it -> {
                allocations.put(it.allocation(), "PROPOSED");
                it.passed().ifPresent(weeks -> passed.put(it.allocation(), weeks));
                book(
                        new Booked(it.allocation(), it.cohort(), Optional.of(it.student()), new LinkedHashMap<>()),
                        it.weeks(),
                        1);
            }
            case AllocationAccepted it -> {
                allocations.put(it.allocation(), "ACCEPTED");
                passed.remove(it.allocation());
            }
            case AllocationReturned it -> retract(it.allocation(), "RETURNED", now);
            case AllocationWithdrawn it -> retract(it.allocation(), "WITHDRAWN", now);
            case AllocationShortened it -> free(it.allocation(), it.freed());
            case HandedOn it -> {
                free(it.allocation(), it.freed());
                if (weeks(it.allocation()).isEmpty()) {
                    allocations.put(it.allocation(), "HANDED_ON");
                }
            }
            case StudentDidNotStart it -> end(it.allocation(), "DID_NOT_START", now.plus(1));
            case StudentLeftEarly it -> {
                Week after = Week.of(it.lastDay()).plus(1);
                end(it.allocation(), "LEFT_EARLY", after.isBefore(now.plus(1)) ? now.plus(1) : after);
            }
            default -> {
                // others keep it
            }
        }
    }

    private void book(Booked booked, WeekSet weeks, int heads) {
        weeks.forEach(week -> booked.heads().put(week, heads));
        bookings.put(booked.booking(), booked);
    }

    private int end(HoldId hold) {
        return Objects.requireNonNull(placesLeft.remove(hold));
    }

    private void end(TurnId turn, Week now) {
        free(turn, Objects.requireNonNull(turns.remove(turn)).places(), now.plus(1));
    }

    /** What nobody had confirmed never was, in weeks that were over before. */
    private void retract(AllocationId allocation, String state, Week now) {
        Map<Week, Integer> heads =
                Objects.requireNonNull(bookings.get(allocation)).heads();
        passed.getOrDefault(allocation, WeekSet.none()).forEach(week -> heads.computeIfPresent(week, (key, had) -> 0));
        end(allocation, state, now.plus(1));
    }

    private void end(AllocationId allocation, String state, Week from) {
        allocations.put(allocation, state);
        free(allocation, 1, from);
    }

    /** Weeks that have begun never become free. */
    private void free(BookingId booking, int heads, Week from) {
        Objects.requireNonNull(bookings.get(booking))
                .heads()
                .replaceAll((week, had) -> week.isBefore(from) ? had : Math.max(0, had - heads));
    }

    private void free(BookingId booking, WeekSet weeks) {
        weeks.forEach(
                week -> Objects.requireNonNull(bookings.get(booking)).heads().merge(week, -1, Integer::sum));
    }

    /** Holds that have neither been used up nor ended. */
    List<HoldId> holds() {
        return placesLeft.entrySet().stream()
                .filter(hold -> hold.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those who wait, the first to come first. */
    List<WaitingEntryAdded> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The turns that have neither been taken nor ended. */
    List<TurnId> turns() {
        return List.copyOf(turns.keySet());
    }

    List<AllocationId> allocations() {
        return List.copyOf(allocations.keySet());
    }

    String state(AllocationId allocation) {
        return Objects.requireNonNull(allocations.get(allocation));
    }

    CohortId cohort(BookingId booking) {
        return Objects.requireNonNull(bookings.get(booking)).cohort();
    }

    StudentId student(AllocationId allocation) {
        return Objects.requireNonNull(bookings.get(allocation)).student().orElseThrow();
    }

    /** Those that take anything. */
    List<BookingId> taking() {
        return bookings.keySet().stream()
                .filter(booking -> !weeks(booking).isEmpty())
                .toList();
    }

    /** The weeks in which a booking takes anything. */
    WeekSet weeks(BookingId booking) {
        return WeekSet.of(Objects.requireNonNull(bookings.get(booking)).heads().entrySet().stream()
                .filter(week -> week.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Where a student is or was; who never came was nowhere, though the place was taken. */
    Stream<Booked> of(StudentId student) {
        return bookings.values().stream()
                .filter(booked -> booked.student().equals(Optional.of(student)))
                .filter(booked -> !"DID_NOT_START".equals(allocations.get(booked.booking())));
    }

    /** The weeks in which a student is anywhere. */
    WeekSet weeks(StudentId student) {
        return of(student).map(booked -> weeks(booked.booking())).reduce(WeekSet.none(), WeekSet::plus);
    }

    /** The heads of every place that was ever booked. */
    Map<Place, Integer> heads() {
        Map<Place, Integer> heads = new LinkedHashMap<>();
        bookings.values().forEach(booked -> {
            OfferId offer = booked.booking().offer();
            booked.heads().forEach((week, taken) -> heads.merge(new Place(offer, week), taken, Integer::sum));
        });
        return heads;
    }

    int heads(Week week, Predicate<Booked> which) {
        return bookings.values().stream()
                .filter(which)
                .mapToInt(booked -> booked.heads().getOrDefault(week, 0))
                .sum();
    }

    /** All there ever were. */
    Stream<Booked> all() {
        return bookings.values().stream();
    }

    /** What would be true when a booking had given up weeks. */
    boolean without(BookingId leaving, WeekSet given, BooleanSupplier question) {
        Map<Week, Integer> heads = Objects.requireNonNull(bookings.get(leaving)).heads();
        Map<Week, Integer> before = Map.copyOf(heads);
        free(leaving, given);
        boolean answer = question.getAsBoolean();
        heads.putAll(before);
        return answer;
    }
}
