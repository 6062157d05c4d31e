package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints fingerprints = new Fingerprints(
            NamedTypeSerializer.of(NamedTypes.builder().add(Named.class, "Ask").build()));

    /** Its sets and maps stand in the order in which they were filled. */
    record Ask(Set<Object> days, Map<String, Set<String>> rooms, Set<Set<Integer>> groups) {}

    record Named(String what) {}

    static final class Elsewhere {
        record Named(String what) {}

        record Ask(String what) {}
    }

    static final class There {
        record Ask(String what) {}
    }

    @Test
    void equal_commands_have_one_fingerprint_whatever_the_order_of_their_sets_and_maps() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("a", inOrder("1", "2"));
        rooms.put("b", inOrder("3"));
        Map<String, Set<String>> otherwise = new LinkedHashMap<>();
        otherwise.put("b", inOrder("3"));
        otherwise.put("a", inOrder("2", "1"));
        Ask ask = new Ask(inOrder("mon", "tue"), rooms, inOrder(inOrder(1, 2), inOrder(3, 4)));
        Ask same = new Ask(inOrder("tue", "mon"), otherwise, inOrder(inOrder(4, 3), inOrder(2, 1)));

        assertThat(same).isEqualTo(ask);
        assertThat(now(same)).isEqualTo(now(ask)).startsWith("2:").hasSize(66);
        assertThat(now(new Ask(Set.of("mon"), rooms, Set.of()))).isNotEqualTo(now(ask));
    }

    @Test
    void a_set_of_constants_is_the_same_of_whatever_kind() {
        Ask constants = new Ask(Set.copyOf(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)), Map.of(), Set.of());
        Ask inOrder = new Ask(inOrder(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), Map.of(), Set.of());

        assertThat(now(constants)).isEqualTo(now(inOrder));
    }

    @Test
    void lists_keep_their_order() {
        assertThat(now(List.of(1, 2))).isNotEqualTo(now(List.of(2, 1)));
    }

    @Test
    void commands_of_the_same_simple_name_differ_and_a_stable_name_stays_when_a_class_moves() {
        assertThat(now(new Elsewhere.Ask("x"))).isNotEqualTo(now(new There.Ask("x")));
        Fingerprints moved = new Fingerprints(NamedTypeSerializer.of(
                NamedTypes.builder().add(Elsewhere.Named.class, "Ask").build()));
        assertThat(moved.of(new Elsewhere.Named("x")).now()).isEqualTo(now(new Named("x")));
    }

    @Test
    void a_retry_of_what_an_earlier_version_stored_is_recognised() throws NoSuchAlgorithmException {
        String earlier = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest("Open\0{\"id\":\"c1\"}".getBytes(StandardCharsets.UTF_8)));
        IdempotencyKey key = new IdempotencyKey("anna", "1");
        try (TestDatabase database = new TestDatabase();
                CounterApplication application = new CounterApplication(database.open())) {
            Appending.await(application
                    .log()
                    .append(new NewUnit(
                            List.of(Samples.plain("{}")), key, new StoredCommand(earlier, "String", "\"c1\""))));

            Receipt<String> again = application
                    .receipts()
                    .<String>send(new Counter.Open("c1"), Map.of(), key)
                    .join();
            assertThat(again.repeated()).isTrue();
            assertThat(again.result()).isEqualTo("c1");
        }
    }

    private String now(Object command) {
        return fingerprints.of(command).now();
    }

    @SafeVarargs
    private static <T> Set<T> inOrder(T... elements) {
        Set<T> set = new LinkedHashSet<>();
        for (T element : elements) {
            set.add(element);
        }
        return set;
    }
}
