package io.placemarket.query.cohort;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what fits a cohort: open offers of its profession and level with room in weeks it must be placed. */
public final class FitReads {
    private static final int MOST = 99_999;

    private final Market market;
    private final Today today;

    public FitReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /**
     * Most weeks first, then most places, then earliest.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found, not-yours
     */
    public Page<Fit> fits(CohortId cohort, FitQuery query, Actor actor) {
        Programme programme = new CohortReads(market).own(cohort, actor).programme();
        WeekSet coming = programme.weeks().from(today.week());
        return query.page()
                .page(
                        market.position(),
                        candidates(programme, actor, coming, query).sorted(Comparator.comparing(Candidate::key)),
                        Candidate::key)
                .map(found ->
                        new Fit(OfferRow.of(found.offer(), found.area(), market, today), found.weeks(), found.free()));
    }

    /** Everything that fits, in no order. */
    Stream<Candidate> candidates(Programme programme, Actor actor, WeekSet coming, FitQuery query) {
        return market.offers().all().stream()
                .filter(offer -> suits(offer, programme, actor))
                .map(offer -> candidate(offer, coming, query))
                .flatMap(Optional::stream);
    }

    /**
     * An offer that fits.
     *
     * @param weeks in which weeks
     * @param free how many students could take all of them
     */
    record Candidate(OffersView.Entry offer, AreasView.Entry area, WeekSet weeks, int free) {
        String key() {
            return "%05d/%05d/%s".formatted(MOST - weeks.size(), MOST - free, offer.key());
        }
    }

    private static boolean suits(OffersView.Entry offer, Programme programme, Actor actor) {
        return offer.withdrawn().isEmpty()
                && Visibility.seesOffer(actor, offer.terms())
                && offer.terms().profession().equals(programme.profession())
                && offer.terms().level().suits(programme.level());
    }

    private Optional<Candidate> candidate(OffersView.Entry offer, WeekSet coming, FitQuery query) {
        WeekSet shared = offer.terms().weeks().and(coming);
        return market.areas()
                .find(offer.id().area())
                .filter(area -> !shared.isEmpty() && wanted(offer, area, query))
                .flatMap(area -> best(offer, area, shared, query));
    }

    private boolean wanted(OffersView.Entry offer, AreasView.Entry area, FitQuery query) {
        return (query.modes().isEmpty() || query.modes().contains(offer.terms().mode()))
                && (query.icbs().isEmpty()
                        || Places.icb(area, market)
                                .filter(query.icbs()::contains)
                                .isPresent());
    }

    /** All shared weeks where every one has room; the run of so many consecutive ones with the most room where that is asked. */
    private static Optional<Candidate> best(
            OffersView.Entry offer, AreasView.Entry area, WeekSet shared, FitQuery query) {
        AreaCapacity capacity = area.capacity();
        OfferId id = offer.id();
        if (query.weeks().isEmpty()) {
            int free = capacity.free(id, shared);
            return free >= query.minFree() ? Optional.of(new Candidate(offer, area, shared, free)) : Optional.empty();
        }
        int length = query.weeks().getAsInt();
        List<Week> starts = shared.stream()
                .filter(week -> shared.containsAll(WeekSet.range(week, week.plus(length - 1))))
                .toList();
        return starts.stream()
                .map(week -> WeekSet.range(week, week.plus(length - 1)))
                .map(weeks -> new Candidate(offer, area, weeks, capacity.free(id, weeks)))
                .filter(candidate -> candidate.free() >= query.minFree())
                .max(Comparator.comparingInt(Candidate::free)
                        .thenComparing(Comparator.comparing((Candidate candidate) ->
                                        candidate.weeks().first())
                                .reversed()));
    }
}
