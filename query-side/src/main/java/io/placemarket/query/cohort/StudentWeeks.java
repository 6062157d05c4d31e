package io.placemarket.query.cohort;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** In which of the cohort's weeks each of its students has a place, counted from the areas' claims. */
record StudentWeeks(CohortsView.Entry cohort, Map<StudentId, WeekSet> byStudent) {
    static StudentWeeks of(CohortsView.Entry cohort, Market market) {
        WeekSet needed = cohort.programme().weeks();
        Map<StudentId, WeekSet> weeks = new HashMap<>();
        cohort.bookings().stream()
                .map(booking -> market.areas()
                        .find(booking.area())
                        .flatMap(area -> area.capacity().booking(booking)))
                .flatMap(Optional::stream)
                .filter(booked -> booked.student()
                        .filter(student -> !cohort.hasLeft(student))
                        .isPresent())
                .forEach((BookedPlaces booked) -> weeks.merge(
                        booked.student().orElseThrow(), booked.weeks().and(needed), WeekSet::plus));
        return new StudentWeeks(cohort, weeks);
    }

    /** The weeks in which the student has a place. */
    WeekSet of(StudentId student) {
        return byStudent.getOrDefault(student, WeekSet.none());
    }

    /** How many have a place in every week. */
    int placed() {
        return (int) byStudent.values().stream()
                .filter(weeks -> weeks.size() == cohort.programme().weeks().size())
                .count();
    }

    /** How many have a place in some weeks, not all, of those who were not forgotten before these were over. */
    int partlyPlaced() {
        WeekSet all = cohort.programme().weeks();
        return (int) byStudent.entrySet().stream()
                .filter(student -> !student.getValue().isEmpty()
                        && student.getValue().size() < all.size()
                        && cohort.needs(student.getKey()).equals(all))
                .count();
    }
}
