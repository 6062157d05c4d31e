package io.placemarket.marketplace.demonstration.live;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** What a provider does next. */
final class Providers {
    /** Of all proposals, one in so many is returned. */
    private static final int RETURNED = 12;
    /** So many proposals are left to the people who use the demonstration. */
    private static final int LEFT_WAITING = 40;

    private static final int LONGEST = 12;

    private final RandomGenerator random;
    private final IdSource ids;
    private OptionalInt openAtFirst = OptionalInt.empty();

    Providers(RandomGenerator random, IdSource ids) {
        this.random = random;
        this.ids = ids;
    }

    /** Answers a proposal that waits, where more than {@value #LEFT_WAITING} do. */
    Optional<Intent> answer(Market market) {
        List<Allocation> waiting = market.cohorts().all().stream()
                .map(CohortsView.Entry::id)
                .flatMap(market.bookings()::allocations)
                .filter(allocation -> allocation.decided() == Allocation.State.PROPOSED)
                .toList();
        if (waiting.size() <= LEFT_WAITING) {
            return Optional.empty();
        }
        Allocation proposal = waiting.get(random.nextInt(waiting.size()));
        return market.areas()
                .find(proposal.id().area())
                .map(AreasView.Entry::provider)
                .map(provider -> answer(proposal, provider));
    }

    private Intent answer(Allocation proposal, OrganisationId provider) {
        return random.nextInt(RETURNED) == 0
                ? new Intent.ReturnAllocation(proposal.id(), provider, Reason.of(ReasonCode.STAFF_SHORTAGE))
                : new Intent.AcceptAllocation(proposal.id(), provider);
    }

    /** Posts like an offer there is, or withdraws one nobody booked, whichever brings their number back to what it was. */
    Optional<Intent> postOrWithdraw(Market market, LocalDate today) {
        List<OffersView.Entry> open = market.offers().all().stream()
                .filter(offer -> offer.stands())
                .filter(offer -> offer.terms().release().isEmpty())
                .filter(offer -> offer.terms().firstDay().isAfter(today))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (openAtFirst.isEmpty()) {
            openAtFirst = OptionalInt.of(open.size());
        }
        boolean post =
                open.size() < openAtFirst.getAsInt() || (open.size() == openAtFirst.getAsInt() && random.nextBoolean());
        return post ? post(market, open, today) : withdraw(market, open);
    }

    private Optional<Intent> post(Market market, List<OffersView.Entry> open, LocalDate today) {
        OffersView.Entry like = open.get(random.nextInt(open.size()));
        OfferTerms terms = like.terms();
        LocalDate first = terms.firstDay().plusWeeks(random.nextInt(3));
        LocalDate last = terms.lastDay().plusWeeks(random.nextInt(3));
        return market.areas()
                .find(like.id().area())
                .filter(area -> first.isAfter(today) && !first.isAfter(last))
                .filter(area -> !last.isAfter(
                        area.capacity().audits().inOrder().getLast().to()))
                .filter(area -> first.plusWeeks(LONGEST + 4L).isAfter(last))
                .map(area -> new Intent.PostOffer(ids.offer(area.id()), area.provider(), moved(terms, first, last)));
    }

    private OfferTerms moved(OfferTerms terms, LocalDate first, LocalDate last) {
        return OfferTerms.plain(
                        terms.profession(), terms.level(), first, last, Math.max(1, terms.places() - random.nextInt(2)))
                .in(terms.mode())
                .confirmedWithin(terms.confirmWithinWorkingDays())
                .supervised(terms.supervision())
                .hours(terms.hoursPerWeek());
    }

    private Optional<Intent> withdraw(Market market, List<OffersView.Entry> open) {
        List<OffersView.Entry> unbooked = new ArrayList<>(open);
        unbooked.removeIf(
                offer -> market.bookings().allocations(offer.id()).findAny().isPresent()
                        || market.bookings().holds(offer.id()).findAny().isPresent());
        if (unbooked.isEmpty()) {
            return Optional.empty();
        }
        OffersView.Entry gone = unbooked.get(random.nextInt(unbooked.size()));
        return Optional.of(new Intent.WithdrawOffer(gone.id(), gone.provider(), Reason.of(ReasonCode.STAFF_SHORTAGE)));
    }
}
