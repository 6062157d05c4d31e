package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.cohort.FitReads.Shape;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When places are wanted: so many consecutive weeks in a window, all weeks of one, or just some days.
 *
 * @param from the window's first week; nothing: this week
 * @param to its last; nothing: the last in which the cohort must be placed
 * @param weeks how many consecutive weeks are wanted; nothing: all of the window in which the cohort must be placed
 * @param days just these, in place of a window
 * @param filled also weeks in which nobody of the cohort is still to place; weeks of exact days are asked for, filled or not
 */
public record Span(Optional<Week> from, Optional<Week> to, OptionalInt weeks, Optional<Days> days, boolean filled) {
    static final int MOST_WEEKS = 104;

    /** A first and a last day, in order. */
    public record Days(LocalDate first, LocalDate last) {
        private static Optional<Days> of(Filters filters) {
            Optional<LocalDate> first = filters.day("firstDay");
            Optional<LocalDate> last = filters.day("lastDay");
            if (first.isEmpty() && last.isEmpty()) {
                return Optional.empty();
            }
            Days days =
                    new Days(first.orElseThrow(() -> missing("firstDay")), last.orElseThrow(() -> missing("lastDay")));
            if (days.last.isBefore(days.first)) {
                throw Problem.invalid("lastDay", days.last.toString(), "a day not before firstDay, " + days.first)
                        .refused();
            }
            if (ChronoUnit.WEEKS.between(days.first, days.last) >= MOST_WEEKS) {
                throw Problem.invalid(
                                "lastDay",
                                days.last.toString(),
                                "a day within " + MOST_WEEKS + " weeks of " + days.first)
                        .refused();
            }
            return Optional.of(days);
        }

        private static RefusedException missing(String field) {
            return Problem.missing(field, "a day as yyyy-mm-dd: exact days have a first and a last")
                    .refused();
        }

        WeekSet weeks() {
            return WeekSet.covering(first, last);
        }

        /** Whether an offer begins no later and ends no earlier, and its students are there on one of them. */
        private boolean within(OfferTerms terms) {
            return !terms.firstDay().isAfter(first)
                    && !terms.lastDay().isBefore(last)
                    && first.datesUntil(last.plusDays(1))
                            .limit(DayOfWeek.values().length)
                            .anyMatch(day -> terms.weekdays().contains(day.getDayOfWeek()));
        }
    }

    /**
     * From the parameters.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value, missing-value
     */
    static Span of(Filters filters) {
        Span span = new Span(
                filters.week("from"),
                filters.week("to"),
                filters.number("weeks", 1, MOST_WEEKS),
                Days.of(filters),
                filters.yes("filled"));
        span.checkOneWay();
        span.checkWindow();
        return span;
    }

    private void checkOneWay() {
        if (days.isPresent() && (from.isPresent() || to.isPresent() || weeks.isPresent())) {
            throw Problem.invalid(
                            "firstDay",
                            days.get().first().toString(),
                            "either from, to and weeks, or firstDay and lastDay")
                    .refused();
        }
    }

    private void checkWindow() {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (to.get().isBefore(from.get())) {
            throw Problem.invalid("to", to.get().toString(), "a week not before " + from.get())
                    .refused();
        }
        int most = to.get().number() - from.get().number() + 1;
        if (weeks.orElse(1) > most) {
            throw Problem.invalid(
                            "weeks",
                            Integer.toString(weeks.getAsInt()),
                            "a whole number from 1 to " + most + ": so many weeks there are from " + from.get() + " to "
                                    + to.get())
                    .refused();
        }
    }

    /**
     * The cohort's weeks to search.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where exact days begin or end outside them, or have begun
     */
    WeekSet of(Need need, Today today) {
        days.ifPresent(exact -> {
            check("firstDay", exact.first(), need, today);
            check("lastDay", exact.last(), need, today);
        });
        return asked(need, today);
    }

    /** The same where exact days may lie anywhere. */
    WeekSet asked(Need need, Today today) {
        if (days.isPresent()) {
            return need.coming(today, true).and(days.get().weeks());
        }
        WeekSet coming = need.coming(today, filled);
        WeekSet begun = from.map(coming::from).orElse(coming);
        return to.map(last -> begun.before(last.plus(1))).orElse(begun);
    }

    private static void check(String field, LocalDate day, Need need, Today today) {
        if (!need.coming(today, true).contains(Week.of(day))) {
            throw Problem.invalid(
                            field,
                            day.toString(),
                            "a day in a week to come in which the cohort must be placed: " + need.coming(today, true))
                    .refused();
        }
    }

    /** Which of them an offer must have. */
    Shape shape() {
        return weeks.isPresent() ? Shape.run(weeks.getAsInt()) : Shape.WHOLE;
    }

    /** Whether an offer's own days allow it. */
    boolean suits(OfferTerms terms) {
        return days.map(exact -> exact.within(terms)).orElse(true);
    }

    /** So many consecutive weeks of it. */
    Span forWeeks(int count) {
        return days.map(exact -> new Span(
                        Optional.of(Week.of(exact.first())),
                        Optional.of(Week.of(exact.last())),
                        OptionalInt.of(count),
                        Optional.empty(),
                        true))
                .orElse(new Span(from, to, OptionalInt.of(count), days, filled));
    }

    /** Whether another time could be asked for. */
    boolean narrows() {
        return from.isPresent() || to.isPresent() || days.isPresent();
    }

    /** As long, so many weeks later, or earlier. */
    Span shifted(int by) {
        return new Span(
                from.map(week -> week.plus(by)),
                to.map(week -> week.plus(by)),
                weeks,
                days.map(exact ->
                        new Days(exact.first().plusWeeks(by), exact.last().plusWeeks(by))),
                filled);
    }

    /** By how many weeks it can be shifted at most and still touch a week in which the cohort must be placed. */
    int farthest(Need need, Today today) {
        WeekSet coming = need.coming(today, days.isPresent() || filled);
        if (coming.isEmpty()) {
            return 0;
        }
        int first = days.map(exact -> Week.of(exact.first()))
                .or(() -> from)
                .orElse(coming.first())
                .number();
        int last = days.map(exact -> Week.of(exact.last()))
                .or(() -> to)
                .orElse(coming.last())
                .number();
        int most =
                Math.max(coming.last().number() - first, last - coming.first().number());
        return Math.min(most, 2 * MOST_WEEKS);
    }

    /** Whether exact days begin and end in weeks to come in which the cohort must be placed. */
    boolean within(Need need, Today today) {
        WeekSet coming = need.coming(today, true);
        return days.map(exact -> coming.contains(Week.of(exact.first())) && coming.contains(Week.of(exact.last())))
                .orElse(true);
    }

    /** Its ends as parameters; empty ones where it has none. */
    Map<String, String> bounds() {
        return Map.of(
                "from", from.map(Week::toString).orElse(""),
                "to", to.map(Week::toString).orElse(""),
                "firstDay", days.map(exact -> exact.first().toString()).orElse(""),
                "lastDay", days.map(exact -> exact.last().toString()).orElse(""));
    }
}
