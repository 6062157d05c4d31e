package io.placemarket.query.unmet;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.query.reading.Together;
import io.placemarket.query.unmet.CareSystems.Students;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody reckons a small count that is withheld from what is told. Where nothing is free, the board tells how many are still to place, which is the sum; what
 * is behind its cells tells universities apart, and unmet demand tells care systems apart: tried with every market of a few universities.
 */
class SubtractionTest {
    private static final int SMALLEST = 4;
    private static final int MOST = 7;
    private static final List<OrganisationId> UNIVERSITIES = universities();

    private static List<OrganisationId> universities() {
        IdSource ids = new IdSource(new Random(1));
        return List.of(ids.organisation(), ids.organisation(), ids.organisation(), ids.organisation());
    }

    /**
     * A market, and all that is told of it: how many, of which universities, of which care systems.
     *
     * @param students of each university in turn
     */
    private record Market(List<Integer> students, String where) {
        private Map<OrganisationId, Integer> byUniversity() {
            return IntStream.range(0, students.size())
                    .boxed()
                    .collect(Collectors.toMap(UNIVERSITIES::get, students::get));
        }

        private Map<String, Integer> byCareSystem() {
            Map<String, Integer> systems = new HashMap<>();
            for (int i = 0; i < students.size(); i++) {
                systems.merge(where.substring(i, i + 1), students.get(i), Integer::sum);
            }
            return systems;
        }

        private int sum() {
            return students.stream().mapToInt(Integer::intValue).sum();
        }

        private Map<OrganisationId, Integer> universitiesTold() {
            Map<OrganisationId, Integer> told = new HashMap<>(byUniversity());
            told.keySet().removeAll(Together.of(byUniversity(), SMALLEST));
            return told;
        }

        private Map<String, Integer> careSystemsTold() {
            return CareSystems.of(
                            IntStream.range(0, students.size())
                                    .mapToObj(i -> new Students(
                                            UNIVERSITIES.get(i),
                                            where.substring(i, i + 1),
                                            LearnerLevel.YEAR_2,
                                            students.get(i),
                                            students.get(i)))
                                    .toList(),
                            SMALLEST)
                    .told();
        }

        List<Object> told() {
            return List.of(sum(), universitiesTold(), careSystemsTold());
        }

        /** Whether it is told as one number of nobody in particular, and could be no other one. */
        boolean isOneNumber() {
            return universitiesTold().isEmpty()
                    && careSystemsTold().isEmpty()
                    && (sum() == students.size() || sum() < SMALLEST);
        }
    }

    private static List<Market> markets(String where) {
        List<List<Integer>> all = List.of(List.of());
        for (int i = 0; i < where.length(); i++) {
            List<List<Integer>> more = new ArrayList<>();
            all.forEach(some -> IntStream.rangeClosed(1, MOST).forEach(next -> {
                List<Integer> longer = new ArrayList<>(some);
                longer.add(next);
                more.add(longer);
            }));
            all = more;
        }
        return all.stream().map(students -> new Market(students, where)).toList();
    }

    /** Of what is not told apart, the small counts that are the same in every market of which the same is told. */
    private static <K> Set<Integer> reckoned(
            List<Market> alike, Function<Market, Map<K, Integer>> counts, Function<Market, Map<K, Integer>> told) {
        return counts.apply(alike.getFirst()).entrySet().stream()
                .filter(entry -> entry.getValue() < SMALLEST)
                .filter(entry -> !told.apply(alike.getFirst()).containsKey(entry.getKey()))
                .filter(entry -> alike.stream()
                        .allMatch(other ->
                                entry.getValue().equals(counts.apply(other).get(entry.getKey()))))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "AAB", "ABC", "AABB", "AABC", "AAAB", "ABCD"})
    void no_small_count_follows_from_the_sum_and_those_that_are_told(String where) {
        Collection<List<Market>> alike = markets(where).stream()
                .collect(Collectors.groupingBy(Market::told))
                .values();
        assertThat(alike).hasSizeGreaterThan(MOST);
        for (List<Market> same : alike) {
            Market market = same.getFirst();
            assertThat(Optional.of(reckoned(same, Market::byUniversity, Market::universitiesTold))
                            .filter(found -> !market.isOneNumber())
                            .orElse(Set.of()))
                    .as("universities of %s", market)
                    .isEmpty();
            assertThat(Optional.of(reckoned(same, Market::byCareSystem, Market::careSystemsTold))
                            .filter(found -> !market.isOneNumber())
                            .orElse(Set.of()))
                    .as("care systems of %s", market)
                    .isEmpty();
            assertThat(market.careSystemsTold().values()).allMatch(students -> students >= SMALLEST);
        }
    }
}
