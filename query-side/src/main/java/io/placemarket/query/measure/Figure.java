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
        OptionalDouble percent,
        boolean suppressed,
        Optional<Baseline> baseline) {
    private static final double TENTHS = 10.0;
    private static final double HUNDRED = 100.0;

    /**
     * What it was in the baseline period.
     *
     * @param percent in a hundred, to a tenth
     * @param growth of the numerator since then, in a hundred, to a tenth; absent where there was nothing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Baseline(long numerator, long denominator, OptionalDouble percent, OptionalDouble growth) {}

    static Figure of(String key, String label, long numerator, long denominator) {
        return new Figure(
                key,
                label,
                OptionalLong.of(numerator),
                OptionalLong.of(denominator),
                percent(numerator, denominator),
                false,
                Optional.empty());
    }

    /** The same beside what it was. */
    Figure since(long numeratorThen, long denominatorThen) {
        OptionalDouble growth = percent(numerator.orElse(0) - numeratorThen, numeratorThen);
        return new Figure(
                key,
                label,
                numerator,
                denominator,
                percent,
                suppressed,
                Optional.of(
                        new Baseline(numeratorThen, denominatorThen, percent(numeratorThen, denominatorThen), growth)));
    }

    /** The same beside what it was, where both may be shown. */
    Figure since(Figure before) {
        return suppressed || before.suppressed ? this : since(before.numerator.orElse(0), before.denominator.orElse(0));
    }

    /** The same without its numbers. */
    Figure withheld() {
        return new Figure(
                key, label, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), true, Optional.empty());
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
