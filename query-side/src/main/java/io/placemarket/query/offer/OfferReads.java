package io.placemarket.query.offer;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.booking.AllocationRow;
import io.placemarket.query.booking.HoldRow;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import io.placemarket.query.reading.FewBooked;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.reading.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds offers. */
public final class OfferReads {
    private final Market market;
    private final Today today;

    public OfferReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /** By first day. */
    public Page<OfferRow> search(OfferQuery query, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, today);
        return query.page()
                .page(
                        market.position(),
                        market.offers().all().stream()
                                .filter(offer -> wanted(offer, query, actor))
                                .flatMap(offer -> placed(offer).stream())
                                .filter(placed -> wanted(placed, query, actor)),
                        placed -> placed.offer().key())
                .map(placed -> OfferRow.of(placed.offer(), placed.area(), market, today, actor));
    }

    /**
     * One, with its weeks and what of its bookings the asker may see.
     *
     * @param smallestCount fewer who are booked are not told to others than those concerned
     * @throws io.placemarket.kernel.problem.RefusedException not-found where there is none
     */
    public OfferDetail one(OfferId id, Actor asker, int smallestCount) {
        Actor actor = Represented.withMembers(asker, market, today);
        Placed placed = find(id, actor)
                .flatMap(this::placed)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no offer " + id + ".")
                        .refused());
        OffersView.Entry offer = placed.offer();
        return new OfferDetail(
                OfferRow.of(offer, placed.area(), market, today, actor),
                offer.copiedFrom().filter(other -> sees(other, actor)),
                offer.replaces().filter(other -> sees(other, actor)),
                linked(offer, actor),
                offer.postedAt(),
                offer.withdrawn(),
                weeks(placed, actor, FewBooked.of(actor, offer.provider(), market, smallestCount)),
                reserved(offer),
                market.bookings()
                        .holds(id)
                        .filter(hold -> Visibility.seesHold(actor, hold.university(), offer.provider()))
                        .map(hold -> HoldRow.of(hold, market, actor))
                        .toList(),
                market.bookings()
                        .allocations(id)
                        .filter(allocation -> Visibility.seesBooking(
                                actor, allocation.proposal().university(), offer.provider()))
                        .map(allocation -> AllocationRow.of(allocation, market, today, actor))
                        .toList(),
                market.position(),
                offer.revision());
    }

    private Optional<OffersView.Entry> find(OfferId id, Actor actor) {
        return market.offers().find(id).filter(offer -> Visibility.seesOffer(actor, offer.terms()));
    }

    private boolean sees(OfferId id, Actor actor) {
        return find(id, actor).isPresent();
    }

    private List<OfferId> linked(OffersView.Entry offer, Actor actor) {
        return offer.linkedTo().stream()
                .flatMap(first -> market.offers().linked(first).stream())
                .filter(other -> !other.equals(offer.id()) && sees(other, actor))
                .toList();
    }

    /** Those whose time is not up. */
    private List<OfferDetail.Reserved> reserved(OffersView.Entry offer) {
        return market.areas().find(offer.id().area()).stream()
                .flatMap(area -> area.capacity().reserved(offer.id()).stream())
                .map(share -> new OfferDetail.Reserved(
                        share.university(),
                        market.organisations().name(share.university()),
                        share.places(),
                        share.until()))
                .toList();
    }

    private static List<OfferWeek> weeks(Placed placed, Actor actor, FewBooked few) {
        AreaCapacity capacity = placed.area().capacity();
        OfferId offer = placed.offer().id();
        List<BookedPlaces> bookings = capacity.bookings().stream()
                .filter(booked -> booked.offer().equals(offer))
                .toList();
        return capacity.offer(offer).stream()
                .flatMap(places ->
                        places.weeks().stream().map(week -> OfferWeek.of(capacity, places, bookings, week, actor, few)))
                .toList();
    }

    private record Placed(OffersView.Entry offer, AreasView.Entry area) {}

    private Optional<Placed> placed(OffersView.Entry offer) {
        return market.areas().find(offer.id().area()).map(area -> new Placed(offer, area));
    }

    private boolean wanted(OffersView.Entry offer, OfferQuery query, Actor actor) {
        OfferTerms terms = offer.terms();
        Set<OfferState> states = query.states().isEmpty() ? Set.of(OfferState.OPEN) : query.states();
        return states.contains(OfferState.of(offer, today.day()))
                && Visibility.seesOffer(actor, terms)
                && (!query.mine() || actor.actsFor(offer.provider()))
                && query.provider().map(offer.provider()::equals).orElse(true)
                && query.area().map(offer.id().area()::equals).orElse(true)
                && wants(query.professions(), terms.profession())
                && (terms.level() == LearnerLevel.ANY || wants(query.levels(), terms.level()))
                && wants(query.modes(), terms.mode())
                && wants(query.supervisions(), terms.supervision())
                && query.firstWeek()
                        .map(first -> !Week.of(terms.lastDay()).isBefore(first))
                        .orElse(true)
                && query.lastWeek()
                        .map(last -> !last.isBefore(Week.of(terms.firstDay())))
                        .orElse(true);
    }

    private boolean wanted(Placed placed, OfferQuery query, Actor actor) {
        return (query.icbs().isEmpty()
                        || Places.icb(placed.area(), market)
                                .filter(query.icbs()::contains)
                                .isPresent())
                && wants(query.sectors(), Places.sector(placed.area(), market))
                && query.q().map(text -> mentions(placed, text)).orElse(true)
                && (query.minFree().isEmpty()
                        || free(placed, query, actor) >= query.minFree().getAsInt());
    }

    private boolean mentions(Placed placed, String text) {
        return Words.match(
                text,
                Stream.of(
                        placed.area().name(),
                        market.organisations().name(placed.offer().provider()),
                        Places.provider(placed.area(), market)
                                .flatMap(provider -> provider.town())
                                .orElse(""),
                        ReferenceData.shipped()
                                .professionName(placed.offer().terms().profession()),
                        placed.offer().id().value()));
    }

    private int free(Placed placed, OfferQuery query, Actor actor) {
        WeekSet weeks = placed.offer().terms().weeks().from(today.week());
        if (query.firstWeek().isPresent()) {
            weeks = weeks.from(query.firstWeek().get());
        }
        if (query.lastWeek().isPresent()) {
            weeks = weeks.before(query.lastWeek().get().plus(1));
        }
        AreaCapacity capacity = placed.area().capacity();
        return weeks.stream()
                .mapToInt(week -> Visibility.free(capacity, placed.offer().id(), week, actor))
                .min()
                .orElse(0);
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
