package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.command.message.Command;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import java.util.List;
import java.util.Random;

/** Random commands about what people watch; few of each, so that they meet again. */
final class RandomWatching {
    private static final List<AlertId> ALERTS = List.of(new AlertId("n000000000001"), new AlertId("n000000000002"));

    private static final List<Threshold.Figure> FIGURES = List.of(Threshold.Figure.values());

    private final NaiveMarket market;
    private final Random random;

    RandomWatching(NaiveMarket market, Random random) {
        this.market = market;
        this.random = random;
    }

    Command next() {
        AlertId alert = ALERTS.get(random.nextInt(ALERTS.size()));
        CalendarId calendar = random.nextBoolean()
                ? CalendarId.of(market.areas().getFirst())
                : CalendarId.of(market.cohorts().getFirst());
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                new SetAlert(
                        alert,
                        new AlertTerms(
                                Threshold.of(FIGURES.get(random.nextInt(FIGURES.size())), 1 + random.nextInt(50)),
                                8,
                                List.of(Sample.ADULT),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
            case 2 -> new RemoveAlert(alert);
            case 3 -> new MakeCalendarLink(calendar, "serial", "hash");
            default -> new RevokeCalendarLink(calendar);
        };
    }
}
