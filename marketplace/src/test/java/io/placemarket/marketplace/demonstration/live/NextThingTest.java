package io.placemarket.marketplace.demonstration.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The simulated market wants only what is possible, and leaves the region as it found it. */
class NextThingTest {
    private static final int STEPS = 3_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int AREAS = 20;
    private static final int MAXIMUM = 4;
    private static final int STUDENTS = 60;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Told told = new Told(new IdSource(random), Week.of(TODAY), AREAS, MAXIMUM, STUDENTS);
    private final NextThing next = new NextThing(random);

    @Test
    void no_area_is_overfilled_and_no_student_is_in_two_places() {
        for (int step = 0; step < STEPS; step++) {
            next.choose(told.market, TODAY).ifPresent(told::perform);

            assertThat(overfilled(told.market))
                    .as("seed " + seed + ", step " + step)
                    .isEmpty();
        }
        assertThat(twiceBooked(told.market)).as("seed " + seed).isEmpty();
        assertThat(told.market.parked()).as("seed " + seed).isEmpty();
    }

    @Test
    void a_cohort_stays_about_as_full_as_it_was() {
        List<Double> shares = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            next.choose(told.market, TODAY).ifPresent(told::perform);
            if (step > STEPS / 2) {
                shares.add(booked(told.market));
            }
        }

        assertThat(shares).as("seed " + seed).allMatch(share -> share > 0.4 && share < 0.9);
    }

    @Test
    void the_number_of_open_offers_stays_about_what_it_was() {
        for (int step = 0; step < STEPS; step++) {
            next.choose(told.market, TODAY).ifPresent(told::perform);
        }

        long open = told.market.offers().all().stream()
                .filter(offer -> offer.withdrawn().isEmpty())
                .count();
        assertThat(open).as("seed " + seed).isBetween(AREAS - 2L, AREAS + 2L);
    }

    @Test
    void nobody_wants_anything_of_an_empty_market() {
        assertThat(next.choose(new Market(), TODAY)).isEmpty();
    }

    private List<String> overfilled(Market market) {
        List<String> found = new ArrayList<>();
        market.areas().all().forEach(area -> {
            for (int week = 0; week < 40; week++) {
                Week looked = told.thisWeek.plus(week);
                if (area.capacity().head(looked) > area.capacity().limit(looked)) {
                    found.add(area.name() + " in " + looked);
                }
            }
        });
        return found;
    }

    private static List<String> twiceBooked(Market market) {
        Map<StudentId, List<Week>> weeks = new HashMap<>();
        List<String> twice = new ArrayList<>();
        market.cohorts()
                .all()
                .forEach(cohort -> market.bookings()
                        .allocations(cohort.id())
                        .filter(Allocation::stands)
                        .forEach(allocation -> allocation.proposal().weeks().forEach(week -> {
                            List<Week> taken =
                                    weeks.computeIfAbsent(allocation.proposal().student(), id -> new ArrayList<>());
                            if (taken.contains(week)) {
                                twice.add(allocation.id() + " in " + week);
                            }
                            taken.add(week);
                        })));
        return twice;
    }

    private double booked(Market market) {
        long heads = market.areas().all().stream()
                .flatMap(area -> area.capacity().bookings().stream())
                .mapToLong(places -> places.heads().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .sum();
        return heads / (6.0 * told.students);
    }
}
