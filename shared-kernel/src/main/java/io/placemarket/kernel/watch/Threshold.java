package io.placemarket.kernel.watch;

import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The one number an alert compares with, and what it compares: exactly one of these is there.
 *
 * @param freeBelow raised while fewer places are free, 1 to {@value #MOST}
 * @param stillToPlaceAbove raised while more students of cohorts are without a booking, 0 to {@value #MOST}
 * @param waitingAbove raised while more places are waited for, 0 to {@value #MOST}
 * @param overCommittedAbove raised while more learners are beyond what is safe, 0 to {@value #MOST}
 */
public record Threshold(
        OptionalInt freeBelow,
        OptionalInt stillToPlaceAbove,
        OptionalInt waitingAbove,
        OptionalInt overCommittedAbove) {
    public static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException where none or several are given */
    public Threshold {
        if (Stream.of(freeBelow, stillToPlaceAbove, waitingAbove, overCommittedAbove)
                        .filter(OptionalInt::isPresent)
                        .count()
                != 1) {
            throw new IllegalArgumentException("an alert watches one figure");
        }
    }

    /** What is compared. */
    public enum Figure {
        FREE,
        STILL_TO_PLACE,
        WAITING,
        OVER_COMMITTED
    }

    /** Raised while fewer places are free. */
    public static Threshold freeBelow(int number) {
        return of(Figure.FREE, number);
    }

    /** A threshold of a figure. */
    public static Threshold of(Figure figure, int number) {
        return new Threshold(
                given(figure == Figure.FREE, number),
                given(figure == Figure.STILL_TO_PLACE, number),
                given(figure == Figure.WAITING, number),
                given(figure == Figure.OVER_COMMITTED, number));
    }

    private static OptionalInt given(boolean meant, int number) {
        return meant ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** What it compares. */
    public Figure figure() {
        if (freeBelow.isPresent()) {
            return Figure.FREE;
        }
        if (stillToPlaceAbove.isPresent()) {
            return Figure.STILL_TO_PLACE;
        }
        return waitingAbove.isPresent() ? Figure.WAITING : Figure.OVER_COMMITTED;
    }

    /** With which number. */
    public int number() {
        return Stream.of(freeBelow, stillToPlaceAbove, waitingAbove, overCommittedAbove)
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElseThrow();
    }

    /** The least number that means anything: nothing is ever below 0. */
    public static int least(Figure figure) {
        return figure == Figure.FREE ? 1 : 0;
    }

    /** Whether a count lets the alert be raised. */
    public boolean isCrossedBy(int count) {
        return figure() == Figure.FREE ? count < number() : count > number();
    }
}
