package io.placemarket.query.measure;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.board.Dimension;
import io.placemarket.query.board.OfferFacts;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts what areas offer and have booked. */
final class CapacityMeasures {
    private static final List<Dimension> SHARES =
            List.of(Dimension.SECTOR, Dimension.MODE, Dimension.SUPERVISION, Dimension.PROFESSION);

    private final Market market;
    private final MeasuresQuery query;
    private final MeasuresQuery.Period period;
    private final Narrowing narrowing;
    private final ReleasedPlaces released;
    private final Tally fill = new Tally();
    private final Tally fillOfPosted = new Tally();
    private final Map<Dimension, Tally> now = new EnumMap<>(Dimension.class);
    private final Map<Dimension, Tally> then = new EnumMap<>(Dimension.class);

    CapacityMeasures(Market market, MeasuresQuery query, MeasuresQuery.Period period) {
        this.market = market;
        this.query = query;
        this.period = period;
        this.narrowing = new Narrowing(query, market);
        this.released = new ReleasedPlaces(market.offers());
        SHARES.forEach(dimension -> {
            now.put(dimension, new Tally());
            then.put(dimension, new Tally());
        });
    }

    void count(AreasView.Entry area) {
        AreaCapacity capacity = area.capacity();
        String icb = Places.icb(area, market).orElse("");
        Sector sector = Places.sector(area, market);
        Map<OfferedPlaces, OfferFacts> offers = new HashMap<>();
        for (OfferedPlaces places : capacity.offers()) {
            market.offers().find(places.offer()).filter(narrowing::wants).ifPresent(offer -> {
                offers.put(places, OfferFacts.of(offer, icb, sector));
                countReleased(capacity, offer);
            });
        }
        for (int i = 0; i < period.weeks(); i++) {
            Week week = period.first().plus(i);
            countFill(capacity, offers, week);
            countPosted(offers, week, now);
            countPosted(offers, period.baseline().plus(i), then);
        }
    }

    private void countFill(AreaCapacity capacity, Map<OfferedPlaces, OfferFacts> offers, Week week) {
        Map<ProfessionCode, Integer> booked = new HashMap<>();
        Set<OfferId> wanted = new HashSet<>();
        for (OfferedPlaces offer : offers.keySet()) {
            if (!offer.weeks().contains(week)) {
                continue;
            }
            wanted.add(offer.offer());
            booked.merge(offer.profession(), capacity.head(offer.offer(), week), Integer::sum);
        }
        if (booked.isEmpty()) {
            return;
        }
        int all = booked.values().stream().mapToInt(Integer::intValue).sum();
        FreeInWeek free = capacity.freeIn(week, offer -> wanted.contains(offer.offer()));
        fill.addToTotal(all, all + free.students(), free.certain());
        booked.forEach((profession, sum) -> {
            int heads = query.narrowsOffers() ? sum : capacity.head(profession, week);
            FreeInWeek alone = capacity.freeIn(
                    week, offer -> offer.profession().equals(profession) && wanted.contains(offer.offer()));
            fill.addToGroup(profession.value(), heads, heads + alone.students(), alone.certain());
        });
    }

    private void countReleased(AreaCapacity capacity, OffersView.Entry offer) {
        for (int i = 0; i < period.weeks() && !offer.advertised().isEmpty(); i++) {
            Week week = period.first().plus(i);
            fillOfPosted.add(
                    offer.terms().profession().value(), capacity.head(offer.id(), week), released.places(offer, week));
        }
    }

    private static void countPosted(Map<OfferedPlaces, OfferFacts> offers, Week week, Map<Dimension, Tally> tallies) {
        offers.forEach((offer, facts) -> {
            int places = offer.offered(week);
            if (places > 0) {
                tallies.forEach((dimension, tally) -> tally.add(dimension.key(facts), places, places));
            }
        });
    }

    List<Measure> measures() {
        return List.of(
                Measure.of(MeasureName.FILL_RATE, fill.total(), List.of(byProfession(fill))),
                Measure.of(MeasureName.FILL_OF_POSTED, fillOfPosted.total(), List.of(byProfession(fillOfPosted))),
                capacity());
    }

    static Breakdown byProfession(Tally tally) {
        return new Breakdown("profession", "Profession", tally.figures(CapacityMeasures::profession));
    }

    static String profession(String code) {
        return ReferenceData.shipped().professionName(new ProfessionCode(code));
    }

    private Measure capacity() {
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Dimension dimension : SHARES) {
            Tally current = tally(now, dimension);
            Tally before = tally(then, dimension);
            breakdowns.add(new Breakdown(
                    dimension.name().toLowerCase(Locale.ROOT), title(dimension), keys(dimension, current, before)));
        }
        Tally all = tally(now, Dimension.SECTOR);
        Tally allBefore = tally(then, Dimension.SECTOR);
        return Measure.of(
                MeasureName.CAPACITY, all.total().since(allBefore.denominator(), allBefore.denominator()), breakdowns);
    }

    /** Groups of either period, most capacity first; one that has none any more is still told. */
    private static List<Figure> keys(Dimension dimension, Tally current, Tally before) {
        List<Figure> figures = new ArrayList<>();
        current.shares(dimension::label)
                .forEach(figure -> figures.add(figure.since(before.numerator(figure.key()), before.denominator())));
        before.shares(dimension::label).stream()
                .filter(figure -> current.numerator(figure.key()) == 0)
                .map(figure -> Figure.of(figure.key(), figure.label(), 0, current.denominator())
                        .since(before.numerator(figure.key()), before.denominator()))
                .forEach(figures::add);
        return figures;
    }

    private static String title(Dimension dimension) {
        return switch (dimension) {
            case SECTOR -> "Sector";
            case MODE -> "Mode";
            case SUPERVISION -> "Supervision model";
            case PROFESSION -> "Profession";
            case ICB -> "Integrated care system";
            case LEVEL -> "Learner level";
            case WEEK -> "Week";
        };
    }

    private static Tally tally(Map<Dimension, Tally> tallies, Dimension dimension) {
        return Objects.requireNonNull(tallies.get(dimension));
    }
}
