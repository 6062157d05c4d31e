package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.board.CellFound.InArea;
import io.placemarket.query.board.CellPart.Kind;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Together;
import io.placemarket.query.reading.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The offers behind a cell, for somebody. */
final class CellOffers {
    private final Market market;
    private final int smallestCount;
    private final Actor actor;

    CellOffers(Market market, int smallestCount, Actor actor) {
        this.market = market;
        this.smallestCount = smallestCount;
        this.actor = actor;
    }

    /** What people call an offer. */
    static String label(OfferTerms terms) {
        return ReferenceData.shipped().professionName(terms.profession()) + ", "
                + Labels.of(terms.level()).toLowerCase(Locale.ROOT);
    }

    /** An offer with something of a figure, that the asker sees. */
    private record InOffer(InArea area, InArea one, OfferId id, OfferTerms terms) {
        int in(Week week, Measure measure) {
            return one.slice().in(week).count(measure);
        }
    }

    /** How much of it is the asker's own, who knows it. */
    private int own(InOffer offer, Week week, Measure measure) {
        if (actor.role() != Role.UNIVERSITY) {
            return 0;
        }
        if (measure == Measure.WAITING) {
            return market.waiting().waiting(offer.id()).stream()
                    .filter(entry ->
                            actor.actsFor(entry.university()) && entry.weeks().contains(week))
                    .mapToInt(WaitingView.Entry::places)
                    .sum();
        }
        return offer.area().slice().capacity().bookings().stream()
                .filter(booked -> booked.offer().equals(offer.id())
                        && AreaSlice.measure(booked.claim().booking()) == measure
                        && market.cohorts()
                                .find(booked.cohort())
                                .filter(cohort -> actor.actsFor(cohort.university()))
                                .isPresent())
                .mapToInt(booked -> booked.heads(week))
                .sum();
    }

    /** Those that are for other education providers alone are not told apart, nor, to others than those concerned, those with too few students. */
    Stream<CellPart> parts(Measure measure, CellFound found, CellWords words) {
        List<CellPart> parts = new ArrayList<>();
        List<InOffer> ofOthers = new ArrayList<>();
        int hidden = 0;
        for (InArea area : found.areas()) {
            boolean whole = measure == Measure.OFFERED
                    || Visibility.seesFewBooked(actor, area.area().provider());
            for (OfferId offer : area.slice().members().keySet()) {
                InArea one = area.only(offer);
                if (one.count(measure) > 0) {
                    Optional<InOffer> seen = market.offers()
                            .find(offer)
                            .map(OffersView.Entry::terms)
                            .filter(terms -> Visibility.seesOffer(actor, terms))
                            .map(terms -> new InOffer(area, one, offer, terms));
                    if (seen.isEmpty()) {
                        hidden += one.count(measure);
                    } else if (whole) {
                        parts.add(offer(measure, seen.get(), one.count(measure), words));
                    } else {
                        ofOthers.add(seen.get());
                    }
                }
            }
        }
        if (hidden > 0) {
            parts.add(CellPart.others("Offers for other education providers alone", hidden));
        }
        return Stream.concat(parts.stream(), toldApart(measure, ofOthers, found, words));
    }

    /**
     * Week by week, so that no week more or less tells what one of them withholds. An education provider knows its own, so that what is left
     * without them alone is too few or not.
     */
    private Stream<CellPart> toldApart(Measure measure, List<InOffer> offers, CellFound found, CellWords words) {
        Map<InOffer, Integer> told = new LinkedHashMap<>();
        int together = 0;
        for (Week week : found.query().allWeeks()) {
            Map<InOffer, Integer> counts = new LinkedHashMap<>();
            Map<InOffer, Integer> ofOthers = new LinkedHashMap<>();
            for (InOffer offer : offers) {
                int count = offer.in(week, measure);
                if (count > 0) {
                    counts.put(offer, count);
                    ofOthers.put(offer, count - own(offer, week, measure));
                }
            }
            ofOthers.values().removeIf(count -> count == 0);
            Set<InOffer> few = Together.of(ofOthers, smallestCount);
            for (Map.Entry<InOffer, Integer> count : counts.entrySet()) {
                if (few.contains(count.getKey())) {
                    together += count.getValue();
                } else {
                    told.merge(count.getKey(), count.getValue(), Integer::sum);
                }
            }
        }
        Stream<CellPart> apart =
                told.entrySet().stream().map(entry -> offer(measure, entry.getKey(), entry.getValue(), words));
        return together == 0
                ? apart
                : Stream.concat(
                        apart,
                        Stream.of(new CellPart(
                                Kind.OTHERS,
                                Optional.empty(),
                                CellPart.FEW,
                                "",
                                together,
                                "%,d together: where an offer has fewer than %d in a week, and others' beside them."
                                        .formatted(together, smallestCount),
                                List.of())));
    }

    private CellPart offer(Measure measure, InOffer offer, int value, CellWords words) {
        return new CellPart(
                Kind.OFFER,
                Optional.of(offer.id().value()),
                label(offer.terms()),
                offer.area().area().name() + ", "
                        + market.organisations().name(offer.area().area().provider()),
                value,
                words.sentence(measure, value, offer.one()),
                List.of());
    }
}
