package io.placemarket.kernel.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** free(area, w) is the most further students that fit, whatever they share. */
class FillingTest {
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    private static final ProfessionCode OT = new ProfessionCode("OCCUPATIONAL-THERAPY");
    private static final List<ProfessionCode> ALL = List.of(ADULT, PHYSIO, OT);
    private static final Week WEEK = Week.parse("2026-W47");
    private static final WeekSet IN_IT = WeekSet.of(WEEK);

    private final IdSource ids = new IdSource(new Random(3));
    private final AreaId area = ids.area();

    @Test
    void two_who_come_on_other_days_are_more_than_one_who_comes_on_both() {
        AreaCapacity capacity = registered(1, Map.of());
        offer(capacity, ADULT, 1, 1_500, Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY));
        offer(capacity, ADULT, 1, SupervisorGroup.WHOLE_TIME, Weekdays.of(DayOfWeek.MONDAY));
        offer(capacity, ADULT, 1, SupervisorGroup.WHOLE_TIME, Weekdays.of(DayOfWeek.TUESDAY));
        assertThat(capacity.free(WEEK)).isEqualTo(2);
    }

    @Test
    void two_who_share_no_supervisor_of_their_own_are_more_than_one_who_shares_with_both() {
        AreaCapacity capacity = registered(9, Map.of());
        offer(capacity, ADULT, 1, 3_600, Weekdays.ALL);
        offer(capacity, PHYSIO, 1, 4_500, Weekdays.ALL);
        offer(capacity, OT, 1, 4_500, Weekdays.ALL);
        arrange(capacity, new SupervisorGroup("physiotherapists", new TreeSet<>(List.of(PHYSIO)), 1, 30));
        arrange(capacity, new SupervisorGroup("occupational therapists", new TreeSet<>(List.of(OT)), 1, 30));
        arrange(capacity, new SupervisorGroup("all", new TreeSet<>(ALL), 2, 90));
        assertThat(capacity.free(WEEK)).isEqualTo(2);
    }

    /** 10,000 random small areas: students are tried in every offer, and the most that fitted is what is free. */
    @Test
    void free_is_what_trying_every_way_to_add_students_finds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            AreaCapacity capacity = randomArea(random);
            List<OfferId> offers = randomOffers(capacity, random);
            happen(capacity, offers, random);
            assertThat(capacity.free(WEEK))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(mostByTrying(capacity, offers, 0));
        }
    }

    /** However many ways there are, those who look wait a bounded number of steps, and what is promised fits. */
    @Test
    void an_area_with_very_many_different_offers_promises_nothing_that_does_not_fit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        AreaCapacity capacity = registered(50, Map.of());
        for (int i = 0; i < 120; i++) {
            offer(
                    capacity,
                    ALL.get(random.nextInt(ALL.size())),
                    1 + random.nextInt(30),
                    SupervisorGroup.WHOLE_TIME / (1 + random.nextInt(6)),
                    days(random));
        }
        randomGroups(random).forEach(group -> arrange(capacity, group));
        int best = capacity.offers().stream()
                .mapToInt(offer -> capacity.free(offer.offer(), WEEK))
                .max()
                .orElseThrow();
        assertThat(capacity.free(WEEK)).as("seed %d", seed).isBetween(best, 50 * 7);
    }

    /** A thousand offers of eight professions, on any weekdays, with any share of a supervisor: nobody posts more different ones. */
    @Test
    void the_worst_area_that_is_accepted_takes_a_bounded_number_of_steps_and_says_that_more_might_fit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Leeway leeway = leeway(random, 8);
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Weekdays days = Weekdays.of(random.ints(1 + random.nextInt(7), 1, 8)
                    .mapToObj(DayOfWeek::of)
                    .toList());
            kinds.add(new Kind(random.nextInt(8), days, 60 * (1 + random.nextInt(75)), 1 + random.nextInt(10)));
        }
        FreeInWeek free = new Filling(kinds, leeway).most();
        assertThat(leeway.steps()).as("seed %d", seed).isLessThan(6 * Filling.MOST_STEPS);
        assertThat(free.certain()).as("seed %d", seed).isFalse();
    }

    /** What people post: two professions, whole weeks and a few days, one or two groups of supervisors. */
    @Test
    void an_area_as_people_post_it_is_reckoned_out_with_a_small_part_of_them() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Leeway leeway = leeway(random, 2);
            List<Kind> kinds = List.of(
                    new Kind(0, Weekdays.ALL, 4_500, 4),
                    new Kind(0, Weekdays.of(DayOfWeek.WEDNESDAY), 900, 3),
                    new Kind(1, Weekdays.ALL, 2_250, 4),
                    new Kind(1, Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), 900, 2));
            assertThat(new Filling(kinds, leeway).most().certain())
                    .as("seed %d round %d", seed, round)
                    .isTrue();
            assertThat(leeway.steps()).as("seed %d round %d", seed, round).isLessThan(Filling.MOST_STEPS / 4);
        }
    }

    private static Leeway leeway(Random random, int professions) {
        int[][] alike = new int[professions][7];
        for (int[] days : alike) {
            Arrays.fill(days, 5 + random.nextInt(20));
        }
        int[] area = new int[7];
        Arrays.fill(area, 30 + random.nextInt(20));
        int[] supervised = new int[1 << professions];
        for (int group = 0; group < professions + 2; group++) {
            int supervises = 1 + random.nextInt(supervised.length - 1);
            int supply = 4_500 * (4 + random.nextInt(5));
            for (int set = 1; set < supervised.length; set++) {
                supervised[set] += (set & supervises) == 0 ? 0 : supply;
            }
        }
        return new Leeway(area, alike, supervised);
    }

    private AreaCapacity randomArea(Random random) {
        Map<ProfessionCode, Integer> maxima = random.nextBoolean()
                ? Map.of()
                : Map.of(ADULT, random.nextInt(4), PHYSIO, 1 + random.nextInt(3), OT, random.nextInt(3));
        return registered(1 + random.nextInt(5), maxima);
    }

    private List<OfferId> randomOffers(AreaCapacity capacity, Random random) {
        List<OfferId> offers = new ArrayList<>();
        boolean named = random.nextBoolean();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            offers.add(offer(
                    capacity,
                    ALL.get(random.nextInt(ALL.size())),
                    1 + random.nextInt(2),
                    SupervisorGroup.WHOLE_TIME * (3 + random.nextInt(3)) / 5 / (1 + random.nextInt(3)),
                    named && random.nextBoolean() ? days(random) : Weekdays.ALL));
        }
        return offers;
    }

    private static Weekdays days(Random random) {
        return Weekdays.of(
                random.ints(1 + random.nextInt(3), 1, 6).mapToObj(DayOfWeek::of).toList());
    }

    private void happen(AreaCapacity capacity, List<OfferId> offers, Random random) {
        for (OfferId offer : offers) {
            int free = capacity.free(offer, WEEK);
            if (free > 0 && random.nextInt(3) == 0) {
                hold(capacity, offer, 1 + random.nextInt(free));
            }
        }
        if (random.nextInt(4) == 0) {
            capacity.apply(
                    new SafeCapacityLowered(area, IN_IT, random.nextInt(4), Reason.of(ReasonCode.STAFF_SICKNESS)));
        }
        if (random.nextInt(3) == 0) {
            Optional<ProfessionCode> profession =
                    random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean() ? ADULT : OT);
            capacity.apply(new LearnersElsewhereRecorded(area, profession, IN_IT, random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            randomGroups(random).forEach(group -> arrange(capacity, group));
        }
    }

    /** Adds students in every possible choice and returns the most that fitted; the area is left as it was. */
    private int mostByTrying(AreaCapacity capacity, List<OfferId> offers, int from) {
        int most = 0;
        for (int i = from; i < offers.size(); i++) {
            if (capacity.free(offers.get(i), WEEK) > 0) {
                HoldId one = hold(capacity, offers.get(i), 1);
                most = Math.max(most, 1 + mostByTrying(capacity, offers, i));
                capacity.apply(new PlacesFreed(area, one, 1, IN_IT));
            }
        }
        return most;
    }

    private AreaCapacity registered(int maximum, Map<ProfessionCode, Integer> professions) {
        LocalDate from = LocalDate.of(2026, 9, 1);
        Audit audit = new Audit(maximum, new TreeMap<>(professions), from, from.plusMonths(24));
        return new AreaCapacity(
                new PlacementAreaRegistered(area, ids.organisation(), "Ward 7", Setting.HOSPITAL, audit));
    }

    private void arrange(AreaCapacity capacity, SupervisorGroup group) {
        capacity.apply(new SupervisorsArranged(area, IN_IT, group));
    }

    private static List<SupervisorGroup> randomGroups(Random random) {
        List<SupervisorGroup> groups = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            NavigableSet<ProfessionCode> some = new TreeSet<>();
            ALL.stream().filter(profession -> random.nextInt(3) > 0).forEach(some::add);
            groups.add(new SupervisorGroup("group " + i, some, 1 + random.nextInt(2), random.nextInt(150)));
        }
        return groups;
    }

    private OfferId offer(AreaCapacity capacity, ProfessionCode profession, int places, int units, Weekdays days) {
        OfferId offer = ids.offer(area);
        capacity.apply(new PlacesOffered(
                area, offer, profession, IN_IT, places, OptionalInt.of(units), Optional.empty(), Optional.of(days)));
        return offer;
    }

    private HoldId hold(AreaCapacity capacity, OfferId offer, int heads) {
        HoldId hold = ids.hold(offer);
        capacity.apply(new PlacesClaimed(area, new Claim(hold, ids.cohort(), Optional.empty(), heads, IN_IT)));
        return hold;
    }
}
