package io.placemarket.query.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A measure in parts.
 *
 * @param by what the parts are, such as {@code profession}
 * @param label the same as people read it
 */
public record Breakdown(String by, String label, List<Figure> figures) {
    public Breakdown {
        figures = List.copyOf(figures);
    }

    /** The same beside what it was; what was there then alone comes last. */
    Breakdown since(Breakdown before) {
        Map<String, Figure> then = new LinkedHashMap<>();
        before.figures.forEach(figure -> then.put(figure.key(), figure));
        List<Figure> both = new ArrayList<>();
        for (Figure figure : figures) {
            Figure was = then.remove(figure.key());
            both.add(figure.since(was == null ? Figure.of(figure.key(), figure.label(), 0, 0) : was));
        }
        then.values().stream()
                .filter(figure -> !figure.suppressed())
                .map(figure -> Figure.of(figure.key(), figure.label(), 0, 0).since(figure))
                .forEach(both::add);
        return new Breakdown(by, label, both);
    }

    /**
     * The same with rounded numbers. What rounds to nothing is left out, so that its being there tells nobody of somebody; those in the order
     * of their numbers are put in that of the rounded ones.
     *
     * @param share whether a part's numerator alone says whether it is there
     */
    Breakdown rounded(long step, boolean share) {
        Stream<Figure> rounded = figures.stream()
                .map(figure -> figure.rounded(step))
                .filter(figure -> figure.numerator().orElse(0) > 0
                        || (!share && figure.denominator().orElse(0) > 0));
        return new Breakdown(
                by,
                label,
                (share
                                ? rounded.sorted(Comparator.comparingLong((Figure figure) ->
                                                -figure.numerator().orElse(0))
                                        .thenComparing(Figure::key))
                                : rounded)
                        .toList());
    }

    /**
     * The same without small numbers; where only one would be missing, the next smallest is withheld too, so that the missing one cannot be
     * told from the total.
     */
    Breakdown suppressed(long threshold) {
        List<Figure> shown = new ArrayList<>(figures);
        shown.replaceAll(figure -> figure.isBelow(threshold) ? figure.withheld() : figure);
        if (shown.stream().filter(Figure::suppressed).count() == 1) {
            IntStream.range(0, shown.size())
                    .filter(index -> shown.get(index).numerator().orElse(0) > 0)
                    .boxed()
                    .min(Comparator.comparingLong(
                            (Integer index) -> shown.get(index).numerator().orElse(0)))
                    .ifPresent(index -> shown.set(index, shown.get(index).withheld()));
        }
        return new Breakdown(by, label, shown);
    }
}
