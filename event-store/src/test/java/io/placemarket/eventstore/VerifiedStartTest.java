package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.placemarket.eventstore.LogVerifier.Finding;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log is looked at when it is opened, from its last signed head on. */
class VerifiedStartTest extends OnAWrittenLog {
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
}
