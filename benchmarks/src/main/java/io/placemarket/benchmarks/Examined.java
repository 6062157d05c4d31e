package io.placemarket.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.Document;

/** How many documents a server looks at to answer what is asked of it, by its own account. */
final class Examined {
    /** What belongs to a command on its way, not to the question. */
    private static final Set<String> NOT_EXPLAINED =
            Set.of("$db", "lsid", "$clusterTime", "$readPreference", "readConcern", "maxTimeMS");

    private Examined() {}

    /** By all that asked the collection for the field; empty where the server gives no account. */
    static OptionalLong during(
            String uri, String database, String collection, String field, Consumer<MongoClient> questions) {
        List<BsonDocument> finds = new CopyOnWriteArrayList<>();
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        BsonDocument command = event.getCommand();
                        if (event.getCommandName().equals("find")
                                && command.getString("find").getValue().equals(collection)
                                && command.getDocument("filter", new BsonDocument())
                                        .containsKey(field)) {
                            finds.add(command.clone());
                        }
                    }
                })
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            questions.accept(client);
            long examined = 0;
            for (BsonDocument find : finds) {
                Document answer = client.getDatabase(database)
                        .runCommand(new Document("explain", explainable(find)).append("verbosity", "executionStats"));
                if (!(answer.get("executionStats") instanceof Document statistics)
                        || !(statistics.get("totalDocsExamined") instanceof Number documents)) {
                    return OptionalLong.empty();
                }
                examined += documents.longValue();
            }
            return OptionalLong.of(examined);
        }
    }

    private static BsonDocument explainable(BsonDocument find) {
        BsonDocument question = new BsonDocument();
        find.forEach((field, value) -> {
            if (!NOT_EXPLAINED.contains(field)) {
                question.put(field, value);
            }
        });
        return question;
    }
}
