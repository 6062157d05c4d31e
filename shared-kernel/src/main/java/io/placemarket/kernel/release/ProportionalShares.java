package io.placemarket.kernel.release;

import io.placemarket.kernel.calendar.Week;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Proportional to need with a committed-seed lottery (domain guide, "Release"), in exact arithmetic:
 * <ol>
 * <li>All shares grow together from nothing, each in proportion to its need, until a week is used up. Those who want that week stop there;
 * the others go on, until each has stopped or has all it needs. Where all want the same weeks, a share is free × need ÷ the sum of needs.
 * <li>Each gets the whole places of its share.
 * <li>What is left goes one place each to the largest remainders, equal ones in the order of their lottery tickets, where it fits in all
 * weeks.
 * <li>Should anything still fit somebody who needs it, it goes round again in that order, a place at a time.
 * </ol>
 */
final class ProportionalShares {
    private final List<Need> needs;
    private final List<FreePlaces> free;
    private final Map<Need, Fraction> shares = new HashMap<>();
    private final Map<Need, Integer> granted = new HashMap<>();

    private ProportionalShares(List<Need> needs, List<FreePlaces> free) {
        this.needs = needs;
        this.free = free;
    }

    static List<Grant> of(List<Need> needs, List<FreePlaces> free, Lottery lottery) {
        ProportionalShares shares = new ProportionalShares(needs, free);
        shares.grow();
        shares.giveOut(lottery);
        return needs.stream()
                .map(need ->
                        new Grant(need.request(), shares.share(need).whole(), shares.granted.getOrDefault(need, 0)))
                .toList();
    }

    private Fraction share(Need need) {
        return shares.getOrDefault(need, Fraction.ZERO);
    }

    private void grow() {
        Map<Week, Fraction> left = new TreeMap<>();
        free.forEach(week -> left.put(week.week(), Fraction.of(week.places(), 1)));
        List<Need> growing = new ArrayList<>(needs.stream()
                .filter(need -> need.places() > 0 && !need.weeks().isEmpty())
                .toList());
        while (!growing.isEmpty()) {
            Map<Week, Long> load = new TreeMap<>();
            growing.forEach(need -> need.weeks().forEach(week -> load.merge(week, (long) need.places(), Long::sum)));
            Fraction reached = Fraction.ONE;
            Set<Week> usedUp = new HashSet<>();
            for (Map.Entry<Week, Long> week : load.entrySet()) {
                Fraction most = left.getOrDefault(week.getKey(), Fraction.ZERO).by(week.getValue());
                int compared = most.compareTo(reached);
                if (compared < 0) {
                    reached = most;
                    usedUp.clear();
                }
                if (compared <= 0) {
                    usedUp.add(week.getKey());
                }
            }
            stop(growing, reached, usedUp, left);
        }
    }

    /** Those who want a week that is used up stop; all of them where everybody has what is needed. */
    private void stop(List<Need> growing, Fraction reached, Set<Week> usedUp, Map<Week, Fraction> left) {
        List<Need> stopped = growing.stream()
                .filter(need ->
                        reached.equals(Fraction.ONE) || need.weeks().stream().anyMatch(usedUp::contains))
                .toList();
        for (Need need : stopped) {
            Fraction share = reached.times(need.places());
            shares.put(need, share);
            need.weeks().forEach(week -> left.computeIfPresent(week, (key, before) -> before.minus(share)));
        }
        growing.removeAll(new HashSet<>(stopped));
    }

    private void giveOut(Lottery lottery) {
        FreeRoom room = new FreeRoom(free);
        Map<Need, String> tickets = new HashMap<>();
        for (Need need : needs) {
            int whole = share(need).whole();
            granted.put(need, whole);
            room.take(whole, need.weeks());
            tickets.put(need, lottery.ticket(need.request()));
        }
        List<Need> order = needs.stream()
                .sorted(Comparator.comparing(this::remainder)
                        .reversed()
                        .thenComparing(need -> tickets.getOrDefault(need, "")))
                .toList();
        order.stream()
                .filter(need -> remainder(need).compareTo(Fraction.ZERO) > 0)
                .forEach(need -> giveOne(need, room));
        // room only shrinks: whoever gets none in a round gets none in a later one
        List<Need> getting = order;
        while (!getting.isEmpty()) {
            List<Need> again = new ArrayList<>();
            for (Need need : getting) {
                if (giveOne(need, room)) {
                    again.add(need);
                }
            }
            getting = again;
        }
    }

    private Fraction remainder(Need need) {
        return share(need).minus(Fraction.of(share(need).whole(), 1));
    }

    private boolean giveOne(Need need, FreeRoom room) {
        int has = granted.getOrDefault(need, 0);
        if (has >= need.places() || room.of(need.weeks()) < 1) {
            return false;
        }
        granted.put(need, has + 1);
        room.take(1, need.weeks());
        return true;
    }
}
