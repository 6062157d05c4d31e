package io.placemarket.query.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The same without small numbers; where only one would be missing, the next smallest is withheld too, so that the missing one cannot be
     * told from the total.
     */
    Breakdown suppressed(int threshold) {
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
