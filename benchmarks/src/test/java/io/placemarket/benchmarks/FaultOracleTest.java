package io.placemarket.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.benchmarks.FaultOracle.Place;
import io.placemarket.embedded.EmbeddedMongo;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultOracleTest {
    private static final List<String> ALL_HEARD =
            List.of("try a 1", "stored a 1", "try b 1", "unknown b", "repeated b 2");
    private final EmbeddedMongo server = EmbeddedMongo.temporary();
    private final MongoClient client = MongoClients.create(server.uri());

    @BeforeEach
    void write() {
        unit(1, "a", 0, 1);
        unit(2, "b", 1, 2);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_log_that_holds_what_was_told_is_sound() {
        assertThat(judge(ALL_HEARD)).isTrue();
    }

    @Test
    void what_was_acknowledged_and_is_not_there_is_lost() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "stored b 2", "try c 1", "stored c 3")))
                .isFalse();
    }

    @Test
    void what_stands_elsewhere_than_was_told_is_lost() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "stored b 3")))
                .isFalse();
    }

    @Test
    void what_was_denied_must_not_be_there() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "absent b")))
                .isFalse();
    }

    @Test
    void what_nobody_sent_must_not_be_there() {
        assertThat(judge(List.of("try a 1", "stored a 1"))).isFalse();
    }

    @Test
    void what_was_sent_by_somebody_killed_may_be_there_or_not() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "try c 1")))
                .isTrue();
    }

    @Test
    void the_same_twice_is_found() {
        unit(3, "b", 2, 3);
        assertThat(judge(ALL_HEARD)).isFalse();
    }

    @Test
    void a_hole_is_found() {
        unit(4, "c", 2, 4);
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "stored b 2", "try c 1", "stored c 4")))
                .isFalse();
    }

    @Test
    void a_broken_link_is_found() {
        unit(3, "c", 7, 3);
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "stored b 2", "try c 1", "stored c 3")))
                .isFalse();
    }

    @Test
    void a_unit_of_work_with_too_few_events_is_torn() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 2", "unknown b", "repeated b 2")))
                .isFalse();
    }

    @Test
    void two_events_at_one_place_of_an_aggregate_are_a_fork() {
        unit(3, "c", "a", 2, 3);
        assertThat(judge(List.of(
                        "try a 1", "stored a 1", "try b 1", "stored b 2", "try c 1", "unknown c", "repeated c 3")))
                .isFalse();
    }

    @Test
    void who_lost_against_others_left_nothing() {
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "conflict b")))
                .isFalse();
        assertThat(judge(List.of("try a 1", "stored a 1", "try b 1", "stored b 2", "try c 1", "conflict c")))
                .isTrue();
    }

    @Test
    void a_follower_must_see_each_unit_once_whole_and_in_order() {
        FaultOracle oracle = new FaultOracle(server.uri(), "faults", "log");

        assertThat(oracle.judgeSeen(List.of(new Place(1, 1), new Place(2, 1)))).isTrue();
        assertThat(oracle.judgeSeen(List.of(new Place(1, 1)))).isFalse();
        assertThat(oracle.judgeSeen(List.of(new Place(2, 1), new Place(1, 1)))).isFalse();
        assertThat(oracle.judgeSeen(List.of(new Place(1, 1), new Place(2, 1), new Place(2, 1))))
                .isFalse();
    }

    private boolean judge(List<String> told) {
        return new FaultOracle(server.uri(), "faults", "log").judge(told);
    }

    private void unit(long position, String command, int prev, int hash) {
        unit(position, command, command, prev, hash);
    }

    private void unit(long position, String command, String of, int prev, int hash) {
        Document event = new Document("of", of).append("seq", 0L).append("data", "{\"note\":\"" + command + "\"}");
        client.getDatabase("faults")
                .getCollection("log")
                .insertOne(new Document("_id", position)
                        .append("n", 1)
                        .append("events", List.of(event))
                        .append("prev", hash(prev))
                        .append("hash", hash(hash)));
    }

    private static Binary hash(int last) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) last;
        return new Binary(bytes);
    }
}
