package io.placemarket.query.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A part of a whole.
 *
 * @param key whose, such as a profession's code; empty for all together
 * @param label the same as people read it
 * @param numerator absent where it is suppressed
 * @param denominator absent where it is suppressed
 * @param denominatorIsAtLeast whether the denominator may be a few more, where not every way to fill an area was tried; the percentage is then at
 *     most what is told
 * @param percent numerator in a hundred of the denominator, to a tenth; absent where there is none or it is suppressed
 * @param suppressed whether the numbers are too small to be shown to somebody else than the organisations concerned
 * @param baseline the same in the baseline period, where growth is measured
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figure(
        String key,
        String label,
        OptionalLong numerator,
        OptionalLong denominator,
        boolean denominatorIsAtLeast,
        OptionalDouble percent,
        boolean suppressed,
        Optional<Baseline> baseline) {
    private static final double TENTHS = 10.0;
    private static final double HUNDRED = 100.0;

    /**
     * What it was in the baseline period.
     *
     * @param denominatorIsAtLeast whether the denominator may be a few more
     * @param percent in a hundred, to a tenth
     * @param growth of the numerator since then, in a hundred, to a tenth; absent where there was nothing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Baseline(
            long numerator,
            long denominator,
            boolean denominatorIsAtLeast,
            OptionalDouble percent,
            OptionalDouble growth) {}

    static Figure of(String key, String label, long numerator, long denominator) {
        return new Figure(
                key,
                label,
                OptionalLong.of(numerator),
                OptionalLong.of(denominator),
                false,
                percent(numerator, denominator),
                false,
                Optional.empty());
    }

    /** The same where the denominator may be a few more. */
    Figure ofAtLeast() {
        return new Figure(key, label, numerator, denominator, true, percent, suppressed, baseline);
    }

    /** The same beside what it was. */
    Figure since(long numeratorThen, long denominatorThen) {
        return since(of(key, label, numeratorThen, denominatorThen));
    }

    /** The same beside what it was, where both may be shown. */
    Figure since(Figure before) {
        if (suppressed || before.suppressed) {
            return this;
        }
        long then = before.numerator.orElse(0);
        Baseline was = new Baseline(
                then,
                before.denominator.orElse(0),
                before.denominatorIsAtLeast,
                before.percent,
                percent(numerator.orElse(0) - then, then));
        return new Figure(
                key, label, numerator, denominator, denominatorIsAtLeast, percent, suppressed, Optional.of(was));
    }

    /** The same without its numbers. */
    Figure withheld() {
        return new Figure(
                key,
                label,
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                OptionalDouble.empty(),
                true,
                Optional.empty());
    }

    /** The same, each number as the nearest multiple of the step and the percentage that of the rounded numbers. */
    Figure rounded(long step) {
        return suppressed ? this : of(key, label, rounded(numerator, step), rounded(denominator, step));
    }

    private static long rounded(OptionalLong number, long step) {
        return (number.orElse(0) + step / 2) / step * step;
    }

    /** Whether it counts somebody, but fewer than may be shown. */
    boolean isBelow(long threshold) {
        return isSmall(numerator, threshold) || isSmall(denominator, threshold);
    }

    private static boolean isSmall(OptionalLong number, long threshold) {
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() < threshold;
    }

    private static OptionalDouble percent(long part, long whole) {
        return whole == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.round(HUNDRED * TENTHS * part / whole) / TENTHS);
    }
}
