package io.placemarket.marketplace.demonstration.live;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chooses what happens next. Universities book while less than {@link #LOW} of a cohort is placed and give back while more than {@link #HIGH}
 * is; providers post while fewer offers are open than there were and withdraw while more are: so the region keeps its shape, however long
 * it runs.
 */
public final class NextThing {
    private static final double LOW = 0.55;
    private static final double HIGH = 0.75;
    /** How far ahead people plan. */
    private static final int WEEKS_AHEAD = 20;

    private final RandomGenerator random;
    private final Universities universities;
    private final Providers providers;

    public NextThing(RandomGenerator random) {
        this.random = random;
        IdSource ids = new IdSource(random);
        this.universities = new Universities(random, ids);
        this.providers = new Providers(random, ids);
    }

    /** What somebody wants now; nobody wants anything where nothing suits. */
    public Optional<Intent> choose(Market market, LocalDate today) {
        Week next = Week.of(today).plus(1);
        int dice = random.nextInt(100);
        if (dice < 25) {
            return providers.answer(market).or(() -> university(market, next));
        }
        if (dice < 35) {
            return providers.postOrWithdraw(market, today);
        }
        return university(market, next);
    }

    private Optional<Intent> university(Market market, Week next) {
        List<CohortsView.Entry> cohorts = new ArrayList<>(market.cohorts().all());
        if (cohorts.isEmpty()) {
            return Optional.empty();
        }
        CohortsView.Entry cohort = cohorts.get(random.nextInt(cohorts.size()));
        WeekSet weeks = cohort.programme().weeks().and(WeekSet.range(next, next.plus(WEEKS_AHEAD)));
        if (weeks.isEmpty()) {
            return Optional.empty();
        }
        double placed = placed(market, cohort, weeks);
        boolean book = placed < LOW || (placed < HIGH && random.nextBoolean());
        return book ? universities.book(market, cohort, weeks) : universities.giveBack(market, cohort, next);
    }

    /** Which share of the cohort's student-weeks is booked, holds included. */
    private static double placed(Market market, CohortsView.Entry cohort, WeekSet weeks) {
        long booked = cohort.bookings().stream()
                .flatMap(booking -> market.areas().find(booking.area()).stream()
                        .flatMap(area -> area.capacity().booking(booking).stream()))
                .mapToLong(places -> weeks.stream().mapToInt(places::heads).sum())
                .sum();
        return (double) booked / ((long) cohort.heads() * weeks.size());
    }
}
