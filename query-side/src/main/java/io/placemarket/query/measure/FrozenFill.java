package io.placemarket.query.measure;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.market.FillsView.Fill;
import io.placemarket.query.market.FillsView.Part;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;
import java.util.List;

/** The fill rate of weeks that have begun, as it stood when each began. */
final class FrozenFill {
    private final Market market;
    private final MeasuresQuery query;
    private final MeasuresQuery.Period period;
    private final Narrowing narrowing;
    private final Tally tally = new Tally();

    FrozenFill(Market market, MeasuresQuery query, MeasuresQuery.Period period) {
        this.market = market;
        this.query = query;
        this.period = period;
        this.narrowing = new Narrowing(query, market);
    }

    Measure measure(Scope scope, Today today) {
        for (int i = 0; i < period.weeks(); i++) {
            Week week = period.first().plus(i);
            market.fills()
                    .of(week, today.week(), market.areas())
                    .ifPresent(fills -> fills.forEach((provider, fill) -> {
                        if (scope.holds(provider) && narrowing.liesThere(provider)) {
                            count(fill);
                        }
                    }));
        }
        return Measure.of(MeasureName.FILL_AT_BEGINNING, tally.total(), List.of(CapacityMeasures.byProfession(tally)));
    }

    private void count(Fill fill) {
        boolean all = query.professions().isEmpty();
        if (all) {
            tally.addToTotal(
                    fill.total().booked(), whole(fill.total()), fill.total().certain());
        }
        fill.byProfession().forEach((profession, part) -> {
            if (all) {
                tally.addToGroup(profession.value(), part.booked(), whole(part), part.certain());
            } else if (query.professions().contains(profession)) {
                tally.add(profession.value(), part.booked(), whole(part), part.certain());
            }
        });
    }

    private static long whole(Part part) {
        return part.booked() + part.free();
    }
}
