package io.placemarket.command.booking;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.StudentId;
import org.axonframework.modelling.command.Aggregate;

/** Gives back, in the area and in the student's calendar alike, what a booking no longer takes: only weeks that have not begun. */
final class Settling {
    private final Shelf<Student> students;
    private final MarketCalendar calendar;

    Settling(Shelf<Student> students, MarketCalendar calendar) {
        this.students = students;
        this.calendar = calendar;
    }

    void freeHold(Aggregate<PlacementArea> area, HoldId hold, int places, WeekSet weeks) {
        area.execute(it -> it.free(hold, places, calendar.notBegun(weeks)));
    }

    void freeAllocation(Aggregate<PlacementArea> area, AllocationId allocation, StudentId student, WeekSet weeks) {
        WeekSet freed = calendar.notBegun(weeks);
        area.execute(it -> it.free(allocation, 1, freed));
        students.load(student).execute(it -> it.free(allocation, freed));
    }
}
