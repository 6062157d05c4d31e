package io.placemarket.query.alert;

import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.query.market.Labels;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an alert watches, in a sentence. */
final class AlertWords {
    private AlertWords() {}

    static String of(AlertTerms terms) {
        String what = Stream.of(
                        list(terms.professions().stream()
                                .map(code -> ReferenceData.shipped().professionName(code))),
                        list(terms.levels().stream().map(Labels::of)),
                        list(terms.sectors().stream().map(Sector::label)),
                        list(terms.modes().stream().map(Labels::of)),
                        list(terms.supervisions().stream().map(SupervisionModel::label)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        String where = terms.icbs().isEmpty()
                ? ""
                : " in " + list(terms.icbs().stream().map(Labels::icb));
        return String.format(
                Locale.UK,
                "%s%s%s in %s",
                figure(terms.threshold()),
                what.isEmpty() ? "" : " (" + what + ")",
                where,
                terms.weeks() == 1 ? "this week" : "any of the next %d weeks".formatted(terms.weeks()));
    }

    private static String figure(Threshold threshold) {
        return switch (threshold.figure()) {
            case FREE -> String.format(Locale.UK, "Fewer than %,d places free", threshold.number());
            case STILL_TO_PLACE -> above(threshold.number(), "student", "still to place");
            case WAITING -> above(threshold.number(), "place", "waited for");
            case OVER_COMMITTED -> above(threshold.number(), "learner", "beyond what is safe");
        };
    }

    private static String above(int number, String one, String what) {
        return number == 0
                ? "Any %s %s".formatted(one, what)
                : String.format(Locale.UK, "More than %,d %s%s %s", number, one, number == 1 ? "" : "s", what);
    }

    private static String list(Stream<String> names) {
        List<String> all = names.toList();
        return String.join(" or ", all);
    }
}
