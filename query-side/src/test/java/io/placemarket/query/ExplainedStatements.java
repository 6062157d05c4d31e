package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/** Explains the very statements that are sent: none may look through a whole collection. */
public final class ExplainedStatements {
    private final String address;
    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();

    /** @param address of a database */
    public ExplainedStatements(String address) {
        this.address = address;
    }

    /**
     * Does something with the database, and explains whatever was asked of these collections for it.
     *
     * @return how many statements were explained
     */
    public int assertNoneScans(Consumer<MongoDatabase> task, String... collections) {
        ConnectionString uri = new ConnectionString(address);
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(uri)
                .addCommandListener(new Listener(List.of(collections)))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            task.accept(client.getDatabase(Objects.requireNonNull(uri.getDatabase())));
        }
        try (MongoClient client = MongoClients.create(address)) {
            MongoDatabase database = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
            assertThat(sent)
                    .isNotEmpty()
                    .allSatisfy(find -> assertThat(database.runCommand(new Document("explain", find))
                                    .toJson())
                            .as(find.toJson())
                            .doesNotContain("COLLSCAN")
                            .doesNotContain("Seq Scan"));
        }
        return sent.size();
    }

    private final class Listener implements CommandListener {
        private final List<String> collections;

        private Listener(List<String> collections) {
            this.collections = collections;
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonDocument command = event.getCommand();
            BsonValue collection = Objects.requireNonNull(command.get(event.getCommandName()));
            if (!collection.isString()
                    || !collections.contains(collection.asString().getValue())) {
                return;
            }
            switch (event.getCommandName()) {
                case "find" -> {
                    BsonDocument find = new BsonDocument("find", collection)
                            .append("filter", command.getDocument("filter", new BsonDocument()));
                    if (command.containsKey("sort")) {
                        find.append("sort", command.getDocument("sort"));
                    }
                    sent.add(find.clone());
                }
                case "delete" -> statements(collection, command, "deletes");
                case "update" -> statements(collection, command, "updates");
                case "insert", "createIndexes" -> {
                    // asks nothing
                }
                default -> throw new AssertionError("not explained: " + command.toJson());
            }
        }

        private void statements(BsonValue collection, BsonDocument command, String name) {
            command.getArray(name)
                    .forEach(statement -> sent.add(new BsonDocument("find", collection)
                            .append("filter", statement.asDocument().getDocument("q"))
                            .clone()));
        }
    }
}
