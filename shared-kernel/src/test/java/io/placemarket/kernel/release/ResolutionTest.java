package io.placemarket.kernel.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.offer.TieBreak;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets what: {@link ProportionalShares}, or first come. */
class ResolutionTest {
    private static final int CASES = 5_000;
    private static final long SEED = 20_261_122L;
    private static final Week FIRST = Week.parse("2026-W49");
    private static final Lottery LOTTERY = new Lottery("00".repeat(Lottery.BYTES));

    private final IdSource ids = new IdSource(new Random(5));
    private final OfferId offer = ids.offer(ids.area());

    /** A market of a few requests; where they all want the same weeks, a plain sum says what is right. */
    private record Case(List<Need> needs, List<FreePlaces> free, Lottery lottery) {
        List<Grant> resolve(TieBreak tieBreak) {
            return Resolution.of(tieBreak, needs, free, lottery);
        }

        int free(Week week) {
            return free.stream()
                    .filter(places -> places.week().equals(week))
                    .mapToInt(FreePlaces::places)
                    .sum();
        }
    }

    private Case random(Random random, boolean sameWeeks) {
        int weeks = 1 + random.nextInt(5);
        List<FreePlaces> free = IntStream.range(0, weeks)
                .mapToObj(week -> new FreePlaces(FIRST.plus(week), random.nextInt(12)))
                .toList();
        List<Need> needs = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            needs.add(new Need(
                    ids.request(offer),
                    random.nextInt(15),
                    sameWeeks
                            ? WeekSet.range(FIRST, FIRST.plus(weeks - 1))
                            : WeekSet.of(IntStream.range(0, weeks)
                                    .filter(week -> random.nextBoolean())
                                    .mapToObj(FIRST::plus)
                                    .toList())));
        }
        byte[] seed = new byte[Lottery.BYTES];
        random.nextBytes(seed);
        return new Case(needs, free, new Lottery(HexFormat.of().formatHex(seed)));
    }

    private List<Case> cases(boolean sameWeeks) {
        Random random = new Random(SEED);
        return IntStream.range(0, CASES)
                .mapToObj(i -> random(random, sameWeeks))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void no_week_is_overfilled_nobody_gets_more_than_needed_and_nothing_wanted_is_left(TieBreak tieBreak) {
        for (Case market : cases(false)) {
            List<Grant> grants = market.resolve(tieBreak);
            FreeRoom left = new FreeRoom(market.free());
            for (int i = 0; i < grants.size(); i++) {
                Need need = market.needs().get(i);
                assertThat(grants.get(i).request()).isEqualTo(need.request());
                assertThat(grants.get(i).places()).isBetween(grants.get(i).share(), need.places());
                left.take(grants.get(i).places(), need.weeks());
            }
            for (FreePlaces week : market.free()) {
                assertThat(left.at(week.week())).as("seed %d, %s", SEED, market).isNotNegative();
            }
            for (int i = 0; i < grants.size(); i++) {
                boolean wantsMore =
                        grants.get(i).places() < market.needs().get(i).places();
                assertThat(wantsMore && left.of(market.needs().get(i).weeks()) > 0)
                        .as("seed %d, %s", SEED, market)
                        .isFalse();
            }
        }
    }

    @Test
    void who_wants_the_same_weeks_gets_the_proportion_of_need_to_within_one_place() {
        for (Case market : cases(true)) {
            List<Grant> grants = market.resolve(TieBreak.PROPORTIONAL);
            int free = market.needs().getFirst().weeks().stream()
                    .mapToInt(market::free)
                    .min()
                    .orElse(0);
            int needed = market.needs().stream().mapToInt(Need::places).sum();
            for (int i = 0; i < grants.size(); i++) {
                int need = market.needs().get(i).places();
                int whole = needed <= free ? need : free * need / needed;
                boolean exact = needed <= free || free * need % needed == 0;
                assertThat(grants.get(i).share()).isEqualTo(whole);
                assertThat(grants.get(i).places())
                        .as("seed %d, %s", SEED, market)
                        .isBetween(whole, exact ? whole : whole + 1);
            }
            assertThat(grants.stream().mapToInt(Grant::places).sum()).isEqualTo(Math.min(free, needed));
        }
    }

    @Test
    void the_same_seed_gives_the_same_whatever_the_order_of_turns() {
        for (Case market : cases(false)) {
            List<Need> shuffled = new ArrayList<>(market.needs());
            Collections.shuffle(shuffled, new Random(SEED));
            List<Grant> again = Resolution.of(TieBreak.PROPORTIONAL, shuffled, market.free(), market.lottery());
            assertThat(again).containsExactlyInAnyOrderElementsOf(market.resolve(TieBreak.PROPORTIONAL));
        }
    }

    private static Need need(String request, int places, String... weeks) {
        return new Need(new RequestId("ward00000000-ffer0000-q" + request), places, WeekSet.parse(List.of(weeks)));
    }

    private static List<FreePlaces> free(int... places) {
        return IntStream.range(0, places.length)
                .mapToObj(week -> new FreePlaces(FIRST.plus(week), places[week]))
                .toList();
    }

    private static List<Integer> places(TieBreak tieBreak, List<FreePlaces> free, Need... needs) {
        return Resolution.of(tieBreak, List.of(needs), free, LOTTERY).stream()
                .map(Grant::places)
                .toList();
    }

    @Test
    void the_largest_remainder_gets_what_is_left() {
        // Shares of 4 by 6, 3 and 1: 2.4, 1.2 and 0.4 … the remainders of the first and the last are equal, of the
        // second smaller.
        List<Integer> got = places(
                TieBreak.PROPORTIONAL,
                free(4),
                need("0000000001", 6, "2026-W49"),
                need("0000000002", 3, "2026-W49"),
                need("0000000003", 1, "2026-W49"));
        assertThat(got).isIn(List.of(3, 1, 0), List.of(2, 1, 1));
    }

    @Test
    void among_equals_the_lowest_ticket_goes_first() {
        Need first = need("0000000001", 5, "2026-W49");
        Need second = need("0000000002", 5, "2026-W49");
        boolean firstWins = LOTTERY.ticket(first.request()).compareTo(LOTTERY.ticket(second.request())) < 0;
        assertThat(places(TieBreak.PROPORTIONAL, free(1), first, second))
                .isEqualTo(firstWins ? List.of(1, 0) : List.of(0, 1));
    }

    @Test
    void who_wants_a_scarce_week_stops_there_and_leaves_the_others_the_rest() {
        assertThat(places(
                        TieBreak.PROPORTIONAL,
                        free(2, 10),
                        need("0000000001", 8, "2026-W49/2026-W50"),
                        need("0000000002", 8, "2026-W50")))
                .containsExactly(2, 8);
    }

    @Test
    void the_first_to_come_is_served_first_as_far_as_it_fits() {
        assertThat(places(
                        TieBreak.FIRST_COME,
                        free(3, 5),
                        need("0000000001", 2, "2026-W49/2026-W50"),
                        need("0000000002", 4, "2026-W49/2026-W50"),
                        need("0000000003", 4, "2026-W50")))
                .containsExactly(2, 1, 2);
    }

    @Test
    void a_request_without_weeks_or_need_gets_nothing() {
        for (TieBreak tieBreak : TieBreak.values()) {
            assertThat(places(tieBreak, free(3), need("0000000001", 2), need("0000000002", 0, "2026-W49")))
                    .containsExactly(0, 0);
        }
    }

    @Test
    void a_seed_is_committed_to_by_its_sha_256() {
        assertThat(Lottery.commitment(new byte[Lottery.BYTES]))
                .isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }
}
