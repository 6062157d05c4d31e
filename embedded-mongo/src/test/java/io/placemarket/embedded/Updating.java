package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A collection that is updated through a driver. */
abstract class Updating {
    /** Beyond what a double tells apart from its neighbours. */
    static final long LARGE = (1L << 53) + 1;

    /** Before the other by code points, after it by UTF-16. */
    static final String PRIVATE_USE = "\uE000";

    static final String MATHEMATICAL = "\uD835\uDC00";

    private static EmbeddedMongo server;
    private static MongoClient client;
    MongoDatabase database;
    MongoCollection<Document> things;

    @BeforeAll
    static void open() {
        server = EmbeddedMongo.temporary();
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("updates");
        database.drop();
        things = database.getCollection("things");
    }

    static Document json(String json) {
        return Document.parse(json);
    }

    static Document command(Document query, Document update) {
        return new Document("update", "things")
                .append("updates", List.of(new Document("q", query).append("u", update)));
    }

    /** The error of the only statement, or of the command. */
    int codeOf(Document command) {
        try {
            Document reply = database.runCommand(command);
            List<Document> errors = reply.getList("writeErrors", Document.class, List.of());
            return errors.isEmpty() ? 0 : errors.getFirst().getInteger("code");
        } catch (MongoCommandException e) {
            return e.getErrorCode();
        }
    }

    /** The only document there is. */
    Document only() {
        List<Document> all = things.find().into(new ArrayList<>());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
