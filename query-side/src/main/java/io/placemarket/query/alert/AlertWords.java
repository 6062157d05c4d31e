package io.placemarket.query.alert;

import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.watch.AlertTerms;
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
                        list(terms.sectors().stream().map(Sector::label)),
                        list(terms.modes().stream().map(Labels::of)),
                        list(terms.supervisions().stream().map(Labels::of)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        String where = terms.icbs().isEmpty()
                ? ""
                : " in " + list(terms.icbs().stream().map(Labels::icb));
        return String.format(
                Locale.UK,
                "Fewer than %,d places free%s%s in %s",
                terms.freeBelow(),
                what.isEmpty() ? "" : " (" + what + ")",
                where,
                terms.weeks() == 1 ? "this week" : "any of the next %d weeks".formatted(terms.weeks()));
    }

    private static String list(Stream<String> names) {
        List<String> all = names.toList();
        return String.join(" or ", all);
    }
}
