package io.placemarket.command.booking;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.TurnId;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;

/** Gives back, in the area, in the cohort and in the student's calendar alike, what a booking no longer takes. */
public final class Settling {
    private final Shelf<Hold> holds;
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final MarketCalendar calendar;
    private final Turns turns;

    public Settling(BookingShelves shelves, MarketCalendar calendar, Turns turns) {
        this.holds = shelves.holds();
        this.cohorts = shelves.cohorts();
        this.students = shelves.students();
        this.calendar = calendar;
        this.turns = turns;
    }

    /** Gives back what a hold keeps without names, and says for how many places somebody was named. */
    public int takeBack(Aggregate<PlacementArea> area, HoldId id, Reason reason) {
        Aggregate<Hold> hold = holds.load(id);
        int left = hold.invoke(Hold::left);
        if (hold.invoke(Hold::isPlaced)) {
            hold.execute(it -> it.release(Party.MARKET, reason));
            freeHold(area, id, left, hold.invoke(Hold::weeks));
        }
        return hold.invoke(Hold::named);
    }

    void freeHold(Aggregate<PlacementArea> area, HoldId hold, int places, WeekSet weeks) {
        free(area, hold, places, calendar.notBegun(weeks));
    }

    /** What a turn kept; then it is the next one's. */
    public void freeTurn(Aggregate<PlacementArea> area, TurnId turn, int places) {
        area.invoke(it -> it.capacity().booking(turn))
                .ifPresent(kept -> free(area, turn, places, calendar.notBegun(kept.weeks())));
        turns.pass(area);
    }

    /**
     * What an allocation no longer takes, in the student's calendar too.
     *
     * @param freed the allocation says which: of what was confirmed, no week that has begun
     */
    public void freeAllocation(Aggregate<PlacementArea> area, Allocation allocation, WeekSet freed) {
        free(area, allocation.id(), 1, freed);
        students.load(allocation.student()).execute(it -> it.free(allocation.id(), allocation.notAttended(freed)));
    }

    private void free(Aggregate<PlacementArea> area, BookingId booking, int heads, WeekSet weeks) {
        Optional<BookedPlaces> booked = area.invoke(it -> it.capacity().booking(booking));
        WeekSet freed = booked.map(it -> it.weeks().and(weeks)).orElse(WeekSet.none());
        if (!freed.isEmpty()) {
            area.execute(it -> it.bookings().free(booking, heads, freed));
            Optional<Weekdays> weekdays = area.invoke(it -> it.offers().weekdays(booking.offer()));
            cohorts.load(booked.orElseThrow().cohort()).execute(it -> it.giveBack(heads, freed, weekdays));
        }
    }
}
