package io.placemarket.kernel.area;

import io.placemarket.kernel.reference.ProfessionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The supervisors of an area in a week. It is enough if and only if for every set of professions the demand of their students is at most
 * what the groups give who may supervise any of them (domain guide, "Capacity, exactly"). Learners of no profession may be supervised by
 * anybody.
 */
final class Supervision {
    private final List<SupervisorGroup> groups;

    Supervision(List<SupervisorGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    static Supervision by(SupervisorGroup group) {
        return new Supervision(List.of(group));
    }

    /** With this group in the place of the one of its name. */
    Supervision with(SupervisorGroup group) {
        return new Supervision(
                Stream.concat(others(group.name()), Stream.of(group)).toList());
    }

    /** Without the group of that name; nothing where no other is left. */
    Optional<Supervision> without(String name) {
        return Optional.of(others(name).toList())
                .filter(left -> !left.isEmpty())
                .map(Supervision::new);
    }

    private Stream<SupervisorGroup> others(String name) {
        return groups.stream().filter(group -> !group.name().equals(name));
    }

    /**
     * A set of professions with what its students use and its supervisors give, in the units of {@link SupervisorGroup#supply}.
     *
     * @param professions learners of none left out
     */
    record Balance(NavigableSet<ProfessionCode> professions, int demand, int supply) {
        int slack() {
            return supply - demand;
        }
    }

    List<SupervisorGroup> groups() {
        return groups;
    }

    /** Of all sets with this profession in it the one that leaves least; of several the smallest. */
    Balance tightest(Map<Optional<ProfessionCode>, Integer> demand, ProfessionCode member) {
        List<Optional<ProfessionCode>> others = new ArrayList<>(demand.keySet());
        others.remove(Optional.of(member));
        return tightest(demand, others, List.of(Optional.of(member)));
    }

    /** Of all sets the one that leaves least. */
    Balance tightest(Map<Optional<ProfessionCode>, Integer> demand) {
        return tightest(demand, List.copyOf(demand.keySet()), List.of());
    }

    /**
     * What is left to each set of these professions, whoever else is supervised beside them.
     *
     * @param open at most {@value SupervisorGroup#MOST_PROFESSIONS}
     * @return by set, as bits in the order of the professions; nothing is said of the empty one
     */
    int[] slack(Map<Optional<ProfessionCode>, Integer> demand, List<ProfessionCode> open) {
        List<Optional<ProfessionCode>> all = new ArrayList<>();
        open.forEach(profession -> all.add(Optional.of(profession)));
        demand.keySet().stream().filter(profession -> !all.contains(profession)).forEach(all::add);
        int[] used = all.stream()
                .mapToInt(profession -> demand.getOrDefault(profession, 0))
                .toArray();
        int[] given = groups.stream().mapToInt(SupervisorGroup::supply).toArray();
        int[] supervises = groups.stream().mapToInt(group -> bits(group, all)).toArray();
        int[] slack = new int[1 << open.size()];
        Arrays.fill(slack, Integer.MAX_VALUE);
        for (int set = 1; set < 1 << all.size(); set++) {
            int left = 0;
            for (int group = 0; group < given.length; group++) {
                left += (supervises[group] & set) == 0 ? 0 : given[group];
            }
            for (int profession = 0; profession < used.length; profession++) {
                left -= (set >> profession & 1) * used[profession];
            }
            int some = set & (slack.length - 1);
            slack[some] = Math.min(slack[some], left);
        }
        return slack;
    }

    private static int bits(SupervisorGroup group, List<Optional<ProfessionCode>> all) {
        int bits = 0;
        for (int i = 0; i < all.size(); i++) {
            bits |= supervises(group, all.get(i)) ? 1 << i : 0;
        }
        return bits;
    }

    private Balance tightest(
            Map<Optional<ProfessionCode>, Integer> demand,
            List<Optional<ProfessionCode>> others,
            List<Optional<ProfessionCode>> members) {
        Balance tightest = balance(demand, members);
        for (int mask = 1; mask < 1 << others.size(); mask++) {
            List<Optional<ProfessionCode>> set = new ArrayList<>(members);
            for (int i = 0; i < others.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    set.add(others.get(i));
                }
            }
            Balance balance = balance(demand, set);
            if (balance.slack() < tightest.slack()
                    || (balance.slack() == tightest.slack()
                            && balance.professions().size()
                                    < tightest.professions().size())) {
                tightest = balance;
            }
        }
        return tightest;
    }

    private Balance balance(Map<Optional<ProfessionCode>, Integer> demand, List<Optional<ProfessionCode>> set) {
        int used = set.stream()
                .mapToInt(profession -> demand.getOrDefault(profession, 0))
                .sum();
        int given = groups.stream()
                .filter(group -> set.stream().anyMatch(profession -> supervises(group, profession)))
                .mapToInt(SupervisorGroup::supply)
                .sum();
        NavigableSet<ProfessionCode> named = new TreeSet<>();
        set.forEach(profession -> profession.ifPresent(named::add));
        return new Balance(Collections.unmodifiableNavigableSet(named), used, given);
    }

    private static boolean supervises(SupervisorGroup group, Optional<ProfessionCode> profession) {
        return profession.map(group.professions()::contains).orElse(true);
    }
}
