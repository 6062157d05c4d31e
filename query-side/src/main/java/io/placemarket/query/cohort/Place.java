package io.placemarket.query.cohort;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ReferenceData.PostcodeDistrict;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.release.ReleaseRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** An open offer with all that a search asks of it, as it was when it was counted last. Nobody changes it or its area any more. */
final class Place {
    private final OffersView.Entry offer;
    private final AreasView.Entry area;
    private final Optional<Organisation> provider;
    private final Sector sector;
    private final Optional<PostcodeDistrict> district;
    private final Optional<ReleaseRow> release;
    private final int waiting;
    private final WeekSet weeks;
    private final int first;
    /** How many more could be booked, week by week from its first one on; -1 in weeks it does not offer. */
    private final int[] free;

    /** As the market is now; the area must be kept as it is. */
    Place(OffersView.Entry offer, AreasView.Entry area, Market market) {
        this.offer = offer;
        this.area = area;
        this.provider = Places.provider(area, market);
        this.sector = Places.sector(area, market);
        this.district = provider.flatMap(Organisation::postcode).flatMap(Distance::of);
        this.release = market.releases().find(offer.id()).map(ReleaseRow::of);
        this.waiting = market.waiting().waitingFor(offer.id());
        this.weeks = offer.terms().weeks();
        this.first = weeks.isEmpty() ? 0 : weeks.first().number();
        this.free = free(weeks, week -> area.capacity().free(offer.id(), week));
    }

    private Place(Place place, int[] free) {
        this.offer = place.offer;
        this.area = place.area;
        this.provider = place.provider;
        this.sector = place.sector;
        this.district = place.district;
        this.release = place.release;
        this.waiting = place.waiting;
        this.weeks = place.weeks;
        this.first = place.first;
        this.free = free;
    }

    /** As somebody may book it: without what is reserved for others. */
    Place seenBy(Actor actor) {
        return area.capacity().reserved(offer.id()).isEmpty()
                ? this
                : new Place(this, free(weeks, week -> Visibility.free(area.capacity(), offer.id(), week, actor)));
    }

    OffersView.Entry offer() {
        return offer;
    }

    /** What the area has room for; nobody changes it. */
    AreaCapacity capacity() {
        return area.capacity();
    }

    Sector sector() {
        return sector;
    }

    /** Where its provider is, where that is known. */
    Optional<PostcodeDistrict> district() {
        return district;
    }

    WeekSet weeks() {
        return weeks;
    }

    /** As people see it that day. */
    OfferRow row(Today today, Actor actor) {
        return OfferRow.of(offer, area, provider, sector, release, waiting, today, actor);
    }

    private static int[] free(WeekSet weeks, ToIntFunction<Week> ofWeek) {
        if (weeks.isEmpty()) {
            return new int[0];
        }
        int first = weeks.first().number();
        int[] free = new int[weeks.last().number() - first + 1];
        Arrays.fill(free, -1);
        weeks.forEach(week -> free[week.number() - first] = ofWeek.applyAsInt(week));
        return free;
    }

    String icb() {
        return provider.flatMap(Organisation::icb).orElse("");
    }

    /** How many more could be booked in the week of that number; -1 where it is not offered. */
    int free(int week) {
        int index = week - first;
        return index < 0 || index >= free.length ? -1 : free[index];
    }

    /** Whether as few and as many weeks may be booked in it. */
    boolean takes(int count) {
        OfferParticulars particulars = offer.terms().particulars();
        return count >= leastWeeks() && count <= particulars.mostWeeks().orElse(count);
    }

    /** The fewest that may be booked in it. */
    int leastWeeks() {
        return offer.terms().particulars().leastWeeks().orElse(1);
    }

    /**
     * All weeks it shares with others, where there are any; of more than a booking may have, the run of so many with the most room.
     *
     * @param most how many more there may be in each of the others, whatever is free
     */
    Optional<Fitting> shared(int[] others, int[] most) {
        int least = Integer.MAX_VALUE;
        int count = 0;
        for (int i = 0; i < others.length; i++) {
            int here = free(others[i]);
            if (here >= 0) {
                count++;
                least = Math.min(least, Math.min(here, most[i]));
            }
        }
        OptionalInt longest = offer.terms().particulars().mostWeeks();
        if (longest.isPresent() && count > longest.getAsInt()) {
            return run(others, most, longest.getAsInt());
        }
        return count == 0 ? Optional.empty() : Optional.of(new Fitting(this, 0, count, least));
    }

    /** All of the others, where it has every one. */
    Optional<Fitting> whole(int[] others, int[] most) {
        int least = others.length == 0 ? -1 : Integer.MAX_VALUE;
        for (int i = 0; i < others.length && least >= 0; i++) {
            least = Math.min(least, Math.min(free(others[i]), most[i]));
        }
        return least < 0 ? Optional.empty() : Optional.of(new Fitting(this, 0, others.length, least));
    }

    /** The run of so many consecutive weeks, all among the others, with the most room; of equal ones the first. */
    Optional<Fitting> run(int[] others, int[] most, int length) {
        Optional<Fitting> best = Optional.empty();
        for (int start = 0; start + length <= others.length; start++) {
            int least = others[start + length - 1] == others[start] + length - 1 ? Integer.MAX_VALUE : -1;
            for (int i = start; i < start + length && least >= 0; i++) {
                least = Math.min(least, Math.min(free(others[i]), most[i]));
            }
            if (least >= 0 && (best.isEmpty() || least > best.get().free())) {
                best = Optional.of(new Fitting(this, others[start], length, least));
            }
        }
        return best;
    }

    /**
     * Weeks of it that fit.
     *
     * @param start the first week's number where they are consecutive; 0 where they are all it shares
     * @param free how many students could take all of them
     */
    record Fitting(Place place, int start, int count, int free) {
        /** Which weeks, of those that were asked for. */
        WeekSet weeks(WeekSet asked) {
            return start == 0 ? place.weeks().and(asked) : WeekSet.range(new Week(start), new Week(start + count - 1));
        }
    }
}
