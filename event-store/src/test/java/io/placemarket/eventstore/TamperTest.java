package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import io.placemarket.eventstore.LogVerifier.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

class TamperTest extends OnAWrittenLog {
    static List<Change> changes() {
        return List.of(
                Change.update("a payload changed", "events.0.data", "{\"paid\":true}"),
                Change.update("an event's type changed", "events.0.type", "Other"),
                Change.update("an event's aggregate changed", "events.0.of", "b"),
                Change.update("an event's number changed", "events.0.seq", 1L),
                Change.update("an event's time changed", "events.0.at", new BsonDateTime(5)),
                Change.update("metadata added", "events.0.meta", "{\"user\":\"eve\"}"),
                Change.update("a field added", "note", "x"),
                Change.update("a field of an event added", "events.0.note", "x"),
                Change.update("a key changed", "keys.2", "k/4/anna/other"),
                Change.update("a result changed", "command.result", "\"undone\""),
                Change.update("a fingerprint changed", "command.fingerprint", "g"),
                Change.update("its time changed", "at", new BsonDateTime(5)),
                Change.update("the number of events changed", "n", 2),
                new Change("the type of a number changed", raw -> {
                    Document unit = raw.find(Filters.eq("_id", 4L))
                            .into(new ArrayList<>())
                            .getFirst();
                    raw.deleteOne(Filters.eq("_id", 4L));
                    raw.insertOne(unit.append("n", 1L));
                }),
                Change.update("its attempt changed", "attempt", "x"),
                Change.update("its link changed", "prev", new BsonBinary(new byte[32])),
                Change.update("its hash changed", "hash", new BsonBinary(new byte[32])),
                new Change("the unit was removed", raw -> raw.deleteOne(Filters.eq("_id", 4L))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_first_position_that_was_changed_is_named(Change change) {
        change.by().accept(raw());

        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(4));
    }

    @Test
    void an_untouched_log_is_sound() {
        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Sound.class,
                        sound -> assertThat(sound.position()).isEqualTo(8));
    }

    @Test
    void an_inserted_unit_is_named() {
        Document copy = unitAt(8);
        copy.append("_id", 9L).append("keys", List.of("e/forged"));
        raw().insertOne(copy);

        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(9));
    }

    static List<Object> noPositions() {
        return List.of(-5L, -5, 0L, 0.5, 4.5, "x", new ObjectId(), new BsonTimestamp(5), new MinKey());
    }

    @ParameterizedTest
    @MethodSource("noPositions")
    void a_unit_that_stands_at_no_position_is_named_and_is_read_as_nobodys_event(Object id) {
        Checkpoint checkpoint = log.checkpoints(keys).take();
        raw().insertOne(forged(id));

        assertThat(log.verifier().verify()).isInstanceOf(Finding.Broken.class);
        if (!id.equals(4.5)) {
            // what a signed checkpoint vouches for is not walked again
            assertThat(log.verifier().verifyFrom(checkpoint)).isInstanceOf(Finding.Broken.class);
            assertThatThrownBy(() ->
                            EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE))
                    .isInstanceOf(LogUnusableException.class);
        }
        assertThatThrownBy(() -> log.reader().eventsOf("a", 0).toList())
                .isInstanceOf(LogUnusableException.class)
                .hasMessageContaining("no unit of work");
        assertThat(log.headPosition()).isEqualTo(8);
        assertThatThrownBy(() -> Appending.await(log.append(List.of(Samples.of("a", 1)))))
                .isInstanceOf(LogUnusableException.class);
        assertThat(Samples.appendUnit(log, 1).first()).isEqualTo(9);
    }

    @Test
    void a_unit_inserted_inside_another_is_named_also_between_two_pages() {
        Samples.appendTogether(log, 194);
        assertThat(Samples.appendUnit(log, 3).first()).isEqualTo(203);
        Samples.appendUnit(log, 1);
        raw().insertOne(forged(204L));

        assertThat(log.verifier().verify())
                .isEqualTo(new Finding.Broken(206, "nothing stands here; the next unit of work begins at 204"));
    }

    /** A copy of the unit at 4 that says it is an aggregate's next event. */
    private Document forged(Object id) {
        Document copy = unitAt(4);
        Document event = copy.getList("events", Document.class).getFirst();
        event.append("seq", 1L).append("id", "forged").append("data", "{\"forged\":true}");
        return copy.append("_id", id)
                .append("keys", List.of("a/a/0000000001", "e/forged"))
                .append("events", List.of(event));
    }

    @Test
    void two_units_that_changed_places_are_named() {
        Document first = unitAt(4);
        Document second = unitAt(8);
        raw().deleteMany(Filters.in("_id", 4L, 8L));
        raw().insertMany(List.of(second.append("_id", 4L), first.append("_id", 8L)));

        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(4));
    }

    @Test
    void who_comes_to_a_unit_without_events_goes_no_further_and_is_told_so() {
        raw().insertOne(new Document("_id", 9L));

        assertThatThrownBy(() -> Samples.append(log, 1))
                .isInstanceOf(LogUnusableException.class)
                .hasMessageContaining("9");
        StepVerifier.create(log.tail().from(8).map(LoggedUnit::position))
                .expectNext(8L)
                .expectNoEvent(Duration.ofMillis(300))
                .thenCancel()
                .verify(Duration.ofSeconds(20));
        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(9));
        assertThat(log.health().status()).isEqualTo("DOWN");
    }

    @Test
    void who_asks_for_a_time_where_a_piece_is_missing_is_answered() {
        Samples.append(log, 20);
        raw().deleteMany(Filters.and(Filters.gte("_id", 10L), Filters.lt("_id", 20L)));

        assertThat(log.reader().positionAt(Instant.now().plusSeconds(60))).isEqualTo(28);
    }

    @Test
    void a_log_that_was_written_anew_does_not_extend_its_checkpoint() {
        Checkpoint checkpoint = log.checkpoints(keys).take();
        raw().deleteMany(new Document());
        try (EventLog forged = database.open()) {
            for (int i = 0; i < 8; i++) {
                Samples.appendUnit(forged, 1);
            }
            assertThat(forged.verifier().verify()).isInstanceOf(Finding.Sound.class);
            assertThat(forged.verifier().verifyFrom(checkpoint)).isInstanceOf(Finding.Broken.class);
        }
    }

    @Test
    void a_log_that_was_cut_short_does_not_extend_its_checkpoint() {
        Checkpoint checkpoint = log.checkpoints(keys).take();
        raw().deleteOne(Filters.eq("_id", 8L));

        assertThat(log.verifier().verify()).isInstanceOf(Finding.Sound.class);
        assertThat(log.verifier().verifyFrom(checkpoint))
                .isEqualTo(new Finding.Broken(8, "the log ends before the checkpoint"));
    }

    @Test
    void a_log_that_has_grown_extends_its_checkpoint() {
        Checkpoint checkpoint = Checkpoint.parse(log.checkpoints(keys).take().asText());
        Samples.append(log, 3);

        assertThat(checkpoint.isSignedBy(keys.getPublic())).isTrue();
        assertThat(log.verifier().verifyFrom(checkpoint))
                .isInstanceOfSatisfying(
                        Finding.Sound.class,
                        sound -> assertThat(sound.position()).isEqualTo(11));
    }

    @Test
    void a_checkpoint_of_another_key_or_content_is_not_signed() {
        Checkpoint checkpoint = log.checkpoints(keys).take();
        Checkpoint moved =
                new Checkpoint(checkpoint.log(), 7, checkpoint.hash(), checkpoint.at(), checkpoint.signature());

        assertThat(checkpoint.isSignedBy(newKeys().getPublic())).isFalse();
        assertThat(moved.isSignedBy(keys.getPublic())).isFalse();
    }
}
