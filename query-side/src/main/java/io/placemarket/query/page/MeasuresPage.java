package io.placemarket.query.page;

import io.placemarket.edge.account.Account;
import io.placemarket.edge.position.AtLeast;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.query.market.Labels;
import io.placemarket.query.measure.Breakdown;
import io.placemarket.query.measure.Figure;
import io.placemarket.query.measure.Measure;
import io.placemarket.query.measure.Measures;
import io.placemarket.query.measure.MeasuresQuery;
import io.placemarket.query.measure.MeasuresReads;
import io.placemarket.query.measure.SmallCounts;
import io.placemarket.query.past.Moment;
import io.placemarket.query.past.Moments;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The measures of a period. */
@Controller
class MeasuresPage {
    private final PageFrame frame;
    private final Moments moments;
    private final SmallCounts small;

    MeasuresPage(PageFrame frame, Moments moments, SmallCounts small) {
        this.frame = frame;
        this.moments = moments;
        this.small = small;
    }

    /**
     * A measure.
     *
     * @param total in words, such as 62.1 %: 1,234 of 1,987 student-weeks
     */
    record Section(String id, String title, String definition, String total, List<Table> tables) {
        static Section of(Measure measure) {
            return new Section(
                    measure.name().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    measure.title(),
                    measure.definition(),
                    total(measure),
                    measure.breakdowns().stream()
                            .filter(breakdown -> !breakdown.figures().isEmpty())
                            .map(breakdown -> Table.of(measure, breakdown))
                            .toList());
        }

        private static String total(Measure measure) {
            Figure total = measure.total();
            if (total.suppressed()) {
                return "Too few to be shown.";
            }
            String share = total.percent().isPresent()
                    ? (total.denominatorIsAtLeast() ? "At most " : "") + inAHundred(total.percent()) + ": "
                    : "";
            return share
                    + "%s of %s %s".formatted(number(total.numerator()), wholeOf(total), measure.unit())
                    + total.baseline().map(Section::then).orElse("") + ".";
        }

        private static String then(Figure.Baseline then) {
            return then.denominator() == 0
                    ? "; nothing in the baseline weeks"
                    : "; in the baseline weeks %s of %s (%s), growth %s"
                            .formatted(
                                    number(OptionalLong.of(then.numerator())),
                                    atLeast(then.denominatorIsAtLeast()) + number(OptionalLong.of(then.denominator())),
                                    atMost(then) + inAHundred(then.percent()),
                                    signed(then.growth()));
        }
    }

    /** A measure's parts. */
    record Table(String label, String caption, boolean compared, List<Row> rows) {
        static Table of(Measure measure, Breakdown breakdown) {
            return new Table(
                    breakdown.label(),
                    measure.title() + " by " + breakdown.label().toLowerCase(Locale.ROOT),
                    breakdown.figures().stream()
                            .anyMatch(figure -> figure.baseline().isPresent()),
                    breakdown.figures().stream().map(Row::of).toList());
        }
    }

    /** One of them; a suppressed one says so instead of its numbers. */
    record Row(
            String label,
            boolean suppressed,
            String numerator,
            String denominator,
            String percent,
            String then,
            String growth) {
        static Row of(Figure figure) {
            return new Row(
                    figure.label(),
                    figure.suppressed(),
                    number(figure.numerator()),
                    wholeOf(figure),
                    (figure.denominatorIsAtLeast() ? "at most " : "") + inAHundred(figure.percent()),
                    figure.baseline()
                            .map(then -> number(OptionalLong.of(then.numerator())) + " (" + atMost(then)
                                    + inAHundred(then.percent()) + ")")
                            .orElse(""),
                    figure.baseline().map(then -> signed(then.growth())).orElse(""));
        }
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.format(Locale.UK, "%,d", number.getAsLong()) : "";
    }

    private static String wholeOf(Figure figure) {
        return atLeast(figure.denominatorIsAtLeast()) + number(figure.denominator());
    }

    private static String atLeast(boolean so) {
        return so ? "at least " : "";
    }

    private static String atMost(Figure.Baseline then) {
        return then.denominatorIsAtLeast() ? "at most " : "";
    }

    private static String inAHundred(OptionalDouble percent) {
        return percent.isPresent() ? String.format(Locale.UK, "%.1f %%", percent.getAsDouble()) : "–";
    }

    private static String signed(OptionalDouble percent) {
        return percent.isPresent() ? String.format(Locale.UK, "%+.1f %%", percent.getAsDouble()) : "not known";
    }

    @GetMapping(path = "/measures", produces = PageFrame.HTML)
    Mono<Rendering> measures(Account account, AtLeast atLeast, ServerWebExchange exchange) {
        Asked asked = new Asked(exchange)
                .dayAsWeek("from", "firstWeek")
                .dayAsWeek("to", "lastWeek")
                .dayAsWeek("comparedFrom", "baseline")
                .momentAsInstant("moment", Moment.AS_OF);
        MeasuresQuery query = MeasuresQuery.of(asked.filters());
        return moments.study(
                        atLeast.position(),
                        query.asOf(),
                        then -> Map.entry(
                                new MeasuresReads(then, small).measure(query, account.actor()), then.instant()))
                .flatMap(seen -> frame.page("measures", exchange, model(seen.getKey(), seen.getValue(), query, asked)));
    }

    private static Map<String, Object> model(Measures answer, Instant then, MeasuresQuery query, Asked asked) {
        Map<String, Object> model = new HashMap<>(Replay.model(query.asOf(), answer.position(), then, "/measures"));
        model.put("sections", answer.measures().stream().map(Section::of).toList());
        model.put("scope", answer.scope());
        model.put("file", asked.address("/api/measures"));
        model.put("threshold", answer.suppressedBelow().orElse(null));
        model.put("rounded", answer.roundedTo().map(MeasuresPage::rounded).orElse(null));
        model.put("notMeasured", answer.notMeasured());
        model.put("period", period(answer));
        model.put("from", answer.firstWeek().monday());
        model.put("to", answer.lastWeek().monday());
        model.put("comparedFrom", answer.baseline().monday());
        model.put("moment", query.asOf().map(moment -> Words.local(then)).orElse(null));
        model.put("professions", Choice.professions(asked.all("profession")));
        model.put("icbs", Choice.icbs(asked.all("icb")));
        model.put("sectors", Choice.sectors(asked.all("sector")));
        model.put("modes", Choice.of(Mode.values(), Labels::of, asked.all("mode")));
        model.put("supervisions", Choice.supervisions(asked.all("supervision")));
        model.put("levels", Choice.of(LearnerLevel.values(), Labels::of, asked.all("level")));
        return model;
    }

    private static String rounded(int nearest) {
        return "Counts of students and of their placements are rounded to the nearest %d, student-weeks to %d times the weeks of the period; each, all together too, from its own exact number, so rows need not add up and percentages are of the rounded numbers. Of your own organisation you see them exact."
                .formatted(nearest, nearest);
    }

    private static String period(Measures answer) {
        int weeks = answer.lastWeek().number() - answer.firstWeek().number() + 1;
        return "%s to %s (%s), compared with as many from %s on."
                .formatted(
                        Words.day(answer.firstWeek().monday()),
                        Words.day(answer.lastWeek().sunday()),
                        Words.count(weeks, "week"),
                        Words.day(answer.baseline().monday()));
    }
}
