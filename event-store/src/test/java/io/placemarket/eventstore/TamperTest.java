package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.placemarket.eventstore.LogVerifier.Finding;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TamperTest {
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();
    private final KeyPair keys = newKeys();

    @BeforeEach
    void write() {
        Samples.appendUnit(log, 1);
        Samples.appendUnit(log, 2);
        Appending.await(log.append(new NewUnit(
                List.of(Samples.of("a", 0)),
                new IdempotencyKey("anna", "k"),
                new StoredCommand("f", "String", "\"done\""))));
        Samples.appendUnit(log, 3);
        Samples.appendUnit(log, 1);
    }

    @AfterEach
    void drop() {
        log.close();
        database.close();
    }

    /** Something done to the unit at position 4, behind the log's back. */
    record Change(String what, Consumer<MongoCollection<Document>> by) {
        static Change update(String what, String field, Object value) {
            return new Change(what, raw -> raw.updateOne(Filters.eq("_id", 4L), Updates.set(field, value)));
        }

        @Override
        public String toString() {
            return what;
        }
    }

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

    @Test
    void a_broken_log_is_not_opened_for_writing_unless_that_is_said_by_name() {
        log.checkpoints(keys).take();
        Samples.append(log, 2);
        raw().updateOne(Filters.eq("_id", 9L), Updates.set("events.0.data", "{}"));

        assertThatThrownBy(() ->
                        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE))
                .isInstanceOf(LogUnusableException.class)
                .hasMessage("The log 'log' is not what was written, from position 9 on: its content is not what was"
                        + " written");
        try (EventLog nevertheless = EventLog.openVerified(
                database.database(), LogOptions.defaults(), keys, WhenBroken.WRITE_NEVERTHELESS)) {
            assertThat(Samples.appendUnit(nevertheless, 1).first()).isEqualTo(11);
        }
    }

    static List<Object> noCheckpoints() {
        return List.of(
                "x", 7, "checkpoint log position 99999999999999999999 hash " + "0".repeat(64) + " at x signature y");
    }

    @ParameterizedTest
    @MethodSource("noCheckpoints")
    void a_garbled_checkpoint_is_told_as_such_and_can_be_overridden(Object text) {
        log.checkpoints(keys).take();
        database.database().getCollection("log_checkpoints").updateOne(new Document(), Updates.set("text", text));

        assertRefused("from position 1 on: the last checkpoint beside it is not one");
        assertThatThrownBy(() -> log.checkpoints(keys).take()).isInstanceOf(LogUnusableException.class);
        assertThatThrownBy(log::signedHead).isInstanceOf(LogUnusableException.class);
        assertOpensNevertheless();
    }

    static List<Change> retypedFields() {
        return List.of(
                Change.update("its attempt", "attempt", 7),
                Change.update("its keys", "keys", "k"),
                Change.update("its command", "command", "c"),
                Change.update("an event's payload", "events.0.data", 7),
                Change.update("its link", "prev", "x"));
    }

    @ParameterizedTest
    @MethodSource("retypedFields")
    void a_field_of_another_type_in_the_last_unit_is_told_as_such_and_can_be_overridden(Change change) {
        raw().deleteOne(Filters.eq("_id", 8L));
        raw().deleteOne(Filters.eq("_id", 5L));
        log.checkpoints(keys).take();
        change.by().accept(raw());

        assertThatThrownBy(() ->
                        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE))
                .isInstanceOf(LogUnusableException.class)
                .hasMessageStartingWith("The log 'log' is not what was written");
        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(4));
        assertOpensNevertheless();
    }

    private void assertOpensNevertheless() {
        try (EventLog nevertheless = EventLog.openVerified(
                database.database(), LogOptions.defaults(), keys, WhenBroken.WRITE_NEVERTHELESS)) {
            assertThat(Samples.appendUnit(nevertheless, 1).first()).isGreaterThan(4);
        }
    }

    @Test
    void a_log_is_verified_at_the_start_from_its_last_checkpoint() {
        log.checkpoints(keys).take();
        Samples.append(log, 2);
        log.checkpoints(keys).take();
        Samples.append(log, 2);
        raw().updateOne(Filters.eq("_id", 9L), Updates.set("events.0.data", "{}"));

        // What a signed checkpoint vouches for is not walked again; a whole walk finds it.
        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE)
                .close();
        assertThat(log.verifier().verify())
                .isInstanceOfSatisfying(
                        Finding.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(9));
        raw().updateOne(Filters.eq("_id", 11L), Updates.set("events.0.data", "{}"));
        assertRefused("from position 11 on: its content is not what was written");
    }

    @Test
    void a_log_without_a_checkpoint_is_verified_at_the_start_from_its_beginning() {
        raw().updateOne(Filters.eq("_id", 1L), Updates.set("events.0.data", "{}"));

        assertRefused("from position 1 on: its content is not what was written");
    }

    @Test
    void a_log_that_was_cut_short_is_not_opened() {
        log.checkpoints(keys).take();
        raw().deleteOne(Filters.eq("_id", 8L));

        assertRefused("from position 8 on: the log ends before the checkpoint");
    }

    @Test
    void a_log_whose_signed_heads_are_gone_is_not_opened_unless_that_is_said_by_name() {
        log.checkpoints(keys).take();
        raw().deleteMany(new Document());
        database.database().getCollection("log_checkpoints").deleteMany(new Document());
        try (EventLog anew = database.open()) {
            Samples.append(anew, 3);
        }

        assertRefused("from position 1 on: its heads were signed before, and none of them is there");
        try (EventLog nevertheless = EventLog.openVerified(
                database.database(), LogOptions.defaults(), keys, WhenBroken.WRITE_NEVERTHELESS)) {
            nevertheless.checkpoints(keys).take();
        }
        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE)
                .close();
    }

    @Test
    void a_log_written_anew_does_not_extend_the_checkpoint_that_was_kept_elsewhere() {
        Checkpoint kept = Checkpoint.parse(log.checkpoints(keys).take().asText());
        openWith(kept);
        Samples.append(log, 2);
        openWith(kept);
        database.database().drop();
        assertThatThrownBy(() -> openWith(kept))
                .isInstanceOf(LogUnusableException.class)
                .hasMessageEndingWith("from position 8 on: the log ends before the checkpoint");
        try (EventLog anew = database.open()) {
            Samples.append(anew, 9);
            anew.checkpoints(keys).take();
        }

        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE)
                .close();
        assertThatThrownBy(() -> openWith(kept))
                .isInstanceOf(LogUnusableException.class)
                .hasMessageEndingWith("from position 8 on: not the unit of work that the checkpoint names");
    }

    @Test
    void a_checkpoint_of_another_log_or_key_proves_nothing_of_this_one() {
        String why = "from position 8 on: the checkpoint kept elsewhere is not one of this log, signed by our key";
        Checkpoint kept = log.checkpoints(keys).take();
        Checkpoint moved =
                Checkpoint.sign("other", new Finding.Sound(kept.position(), kept.hash()), kept.at(), keys.getPrivate());
        Checkpoint foreign = Checkpoint.sign(
                "log",
                new Finding.Sound(kept.position(), kept.hash()),
                kept.at(),
                newKeys().getPrivate());

        assertThatThrownBy(() -> openWith(moved)).hasMessageEndingWith(why);
        assertThatThrownBy(() -> openWith(foreign)).hasMessageEndingWith(why);
    }

    private void openWith(Checkpoint kept) {
        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE, kept)
                .close();
    }

    @Test
    void a_checkpoint_that_somebody_else_signed_vouches_for_nothing() {
        log.checkpoints(newKeys()).take();

        assertRefused("from position 8 on: the checkpoint is not signed by our key");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() ->
                        EventLog.openVerified(database.database(), LogOptions.defaults(), keys, WhenBroken.REFUSE))
                .isInstanceOf(LogUnusableException.class)
                .hasMessage("The log 'log' is not what was written, " + why);
    }

    private Document unitAt(long position) {
        return raw().find(Filters.eq("_id", position)).into(new ArrayList<>()).getFirst();
    }

    private MongoCollection<Document> raw() {
        return database.database().getCollection("log");
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
