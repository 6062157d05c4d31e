package io.placemarket.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test begins with a log of five units and eight events, whose documents it can reach behind the log's back. */
abstract class OnAWrittenLog {
    final TestDatabase database = new TestDatabase();
    final EventLog log = database.open();
    final KeyPair keys = newKeys();

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

    Document unitAt(long position) {
        return raw().find(Filters.eq("_id", position)).into(new ArrayList<>()).getFirst();
    }

    MongoCollection<Document> raw() {
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
