package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.embedded.EmbeddedMongo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedUnitTest {
    private static final String HALF = "half \uD800 a pair";

    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    /** A unit of work with half a surrogate pair somewhere. */
    record Broken(String where, NewUnitOf unit) {
        @Override
        public String toString() {
            return where;
        }
    }

    /** Makes the unit, which is what is refused. */
    interface NewUnitOf {
        NewUnit make();
    }

    static List<Broken> brokenUnits() {
        return List.of(
                event("id", HALF, "T", null, null, "{}", "{}"),
                event("type", "1", HALF, null, null, "{}", "{}"),
                event("revision", "1", "T", HALF, null, "{}", "{}"),
                event("aggregate's type", "1", "T", null, new StoredEvent.Aggregate(HALF, "a", 0), "{}", "{}"),
                event("aggregate's id", "1", "T", null, new StoredEvent.Aggregate("A", HALF, 0), "{}", "{}"),
                event("metadata", "1", "T", null, null, "{\"u\":\"" + HALF + "\"}", "{}"),
                event("payload", "1", "T", null, null, "{}", "{\"u\":\"" + HALF + "\"}"),
                event("a pair the wrong way round", "1", "T", null, null, "{}", "\"\uDC00\uD800\""),
                event("half a pair at the end", "1", "T", null, null, "{}", "\uD83D"),
                event("U+0000 in an aggregate's id", "1", "T", null, aggregate("a\0b"), "{}", "{}"),
                command("fingerprint", new StoredCommand(HALF, "String", "\"x\"")),
                command("result's type", new StoredCommand("f", HALF, "\"x\"")),
                command("result", new StoredCommand("f", "String", "\"" + HALF + "\"")));
    }

    private static StoredEvent.Aggregate aggregate(String id) {
        return new StoredEvent.Aggregate("A", id, 0);
    }

    private static Broken event(
            String where,
            String id,
            String type,
            @Nullable String revision,
            StoredEvent.@Nullable Aggregate aggregate,
            String metadata,
            String payload) {
        StoredEvent event = new StoredEvent(id, type, revision, aggregate, Instant.EPOCH, metadata, payload);
        return new Broken(where, () -> NewUnit.of(List.of(event)));
    }

    private static Broken command(String where, StoredCommand command) {
        IdempotencyKey key = new IdempotencyKey("anna", "1");
        return new Broken(where, () -> new NewUnit(List.of(Samples.plain("{}")), key, command));
    }

    @ParameterizedTest
    @MethodSource("brokenUnits")
    void what_no_database_keeps_is_refused_before_anything_is_sent(Broken broken) {
        assertThatThrownBy(() -> broken.unit().make())
                .isInstanceOfSatisfying(
                        UnitRefusedException.class,
                        refused -> assertThat(refused.retryable()).isFalse());
    }

    @Test
    void whole_pairs_and_every_other_character_are_kept_as_they_are() {
        String text = "\"\uD83D\uDE00 \uDBFF\uDFFF \uE000 é \0\"";
        StoredEvent event = Samples.plain(text);
        Appending.await(log.append(List.of(event)));

        assertThat(log.reader().unitsFrom(1).findFirst().orElseThrow().events())
                .singleElement()
                .satisfies(kept -> assertThat(kept.payload()).isEqualTo(text));
        assertThat(log.verifier().verify()).isInstanceOf(LogVerifier.Finding.Sound.class);
    }

    @Test
    void an_aggregate_that_nobody_can_write_has_no_events() {
        assertThat(log.reader().eventsOf("a\0b", 0)).isEmpty();
        assertThat(log.reader().eventsOf(HALF, 0)).isEmpty();
        assertThat(log.reader().eventsBackwardsOf(HALF, 9)).isEmpty();
        assertThat(log.reader().eventsOfAggregatesBeginning("a\0b")).isEmpty();
    }

    @Test
    void half_a_pair_is_no_key_and_no_timer() {
        assertThatThrownBy(() -> new IdempotencyKey("anna", HALF)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey(HALF, "1")).isInstanceOf(IllegalArgumentException.class);
        Timers timers = Timers.open(database.database(), LogOptions.defaults(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> timers.set(HALF, Instant.EPOCH, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timers.set("x", Instant.EPOCH, HALF)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_unit_that_the_database_refuses_for_good_fails_alone_and_its_neighbours_go_on() throws IOException {
        // which refuses half a pair for good; another server may store it
        try (EmbeddedMongo strict = EmbeddedMongo.temporary();
                FaultProxy proxy = new FaultProxy("log", strict.uri());
                MongoClient client = MongoClients.create(proxy.uri());
                EventLog behind = EventLog.open(
                        client.getDatabase("refusing"),
                        LogOptions.defaults().withBounds(Duration.ofSeconds(5), Duration.ofSeconds(60)))) {
            proxy.breakText("@@@");
            List<CompletableFuture<Appended>> sound = new ArrayList<>();
            List<CompletableFuture<Appended>> refused = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sound.add(behind.append(List.of(Samples.plain("{\"i\":" + i + "}"))));
                if (i % 13 == 1) {
                    refused.add(behind.append(List.of(Samples.plain("\"@@@\""))));
                }
            }

            for (CompletableFuture<Appended> one : refused) {
                assertThatThrownBy(() -> Appending.await(one))
                        .isInstanceOf(UnitRefusedException.class)
                        .hasMessageContaining("The log's database refused a unit of work");
            }
            assertThat(sound.stream().map(Appending::await).map(Appended::first))
                    .hasSize(40)
                    .doesNotHaveDuplicates();
            assertThat(behind.headPosition()).isEqualTo(40);
            assertThat(behind.verifier().verify()).isInstanceOf(LogVerifier.Finding.Sound.class);
            assertThat(behind.statistics().unknown()).isZero();
        }
    }
}
