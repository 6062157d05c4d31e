package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSetupTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_database_that_cannot_be_reached_is_refused_in_one_sentence() {
        try (MongoClient nobody = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200")) {
            MongoDatabase away = nobody.getDatabase("market");
            LogOptions quick = LogOptions.defaults().withBounds(Duration.ofMillis(200), Duration.ofMillis(400));
            assertThatThrownBy(() -> EventLog.open(away, quick))
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessage("The log's database 'market' cannot be reached: no server answered in time");
        }
    }

    @Test
    void a_database_that_is_too_old_is_refused_in_one_sentence() throws IOException {
        try (FaultProxy proxy = new FaultProxy("log")) {
            proxy.claimWireVersion(6);
            try (MongoClient old = MongoClients.create(proxy.uri())) {
                assertThatThrownBy(() -> EventLog.open(old.getDatabase("market"), LogOptions.defaults()))
                        .isInstanceOf(LogUnusableException.class)
                        .hasMessage("The log's database 'market' is too old (wire version 6): MongoDB 4.2 or newer is"
                                + " needed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "insert", "createIndexes"})
    void missing_rights_are_told_in_one_sentence(String command) throws IOException {
        assertMissingRightIsTold(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "insert", "createIndexes"})
    void missing_rights_on_a_log_that_is_there_are_told_in_one_sentence(String command) throws IOException {
        try (EventLog before = database.open()) {
            Samples.append(before, 2);
        }
        assertMissingRightIsTold(command);
    }

    @Test
    void a_missing_right_beside_the_log_is_told_as_such_and_not_as_an_outage() throws IOException {
        try (FaultProxy proxy = new FaultProxy("log");
                MongoClient bounded = MongoClients.create(proxy.uri())) {
            MongoDatabase market = bounded.getDatabase(database.database().getName());
            assertThat(market.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
            proxy.forbid("createIndexes");

            assertThatThrownBy(() -> Timers.open(market, LogOptions.defaults(), Duration.ofSeconds(1)))
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessageStartingWith("The log 'log_timers' cannot be prepared: not authorized");
            assertThatThrownBy(() -> LogSagaStore.open(market, LogOptions.defaults(), CounterApplication.SERIALIZER))
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessageStartingWith("The log 'log_sagas' cannot be prepared: not authorized");
            assertThatThrownBy(() -> LogTokenStore.open(
                            market,
                            LogOptions.defaults(),
                            CounterApplication.SERIALIZER,
                            "node",
                            Duration.ofSeconds(1)))
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessageStartingWith("The log 'log_tokens' cannot be prepared: not authorized");
        }
    }

    private void assertMissingRightIsTold(String command) throws IOException {
        try (FaultProxy proxy = new FaultProxy("log");
                MongoClient bounded = MongoClients.create(proxy.uri())) {
            MongoDatabase market = bounded.getDatabase(database.database().getName());
            assertThat(market.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
            proxy.forbid(command);

            assertThatThrownBy(() -> EventLog.open(market, LogOptions.defaults()))
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessage(
                            "The log 'log' cannot be prepared: not authorized on market to execute command " + command);
        }
    }

    @Test
    void a_log_of_a_newer_format_is_refused() {
        database.open().close();
        database.database()
                .getCollection("log_format")
                .updateOne(new Document(), new Document("$set", new Document("version", 2L)));

        assertThatThrownBy(database::open)
                .isInstanceOf(LogUnusableException.class)
                .hasMessage("The log 'log' was written by a newer version (format 2; this one knows up to 1)");
    }

    @Test
    void a_collection_whose_keys_are_not_unique_is_refused() {
        database.database()
                .getCollection("log")
                .insertMany(List.of(
                        new Document("_id", 1L).append("keys", List.of("x")),
                        new Document("_id", 2L).append("keys", List.of("x"))));

        assertThatThrownBy(database::open)
                .isInstanceOf(LogUnusableException.class)
                .hasMessageStartingWith("The log 'log' cannot be prepared");
    }

    @Test
    void a_log_is_opened_again_as_it_was() {
        try (EventLog first = database.open()) {
            Samples.append(first, 2);
        }
        try (EventLog again = database.open()) {
            assertThat(again.headPosition()).isEqualTo(2);
            assertThat(Samples.appendUnit(again, 1).first()).isEqualTo(3);
        }
    }

    @Test
    void nothing_but_inserts_and_reads_is_ever_sent_to_the_logs_collection() {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (new BsonString("log").equals(event.getCommand().get(event.getCommandName()))) {
                    sent.add(event.getCommandName());
                }
            }
        };
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestDatabase.uri()))
                .addCommandListener(listener)
                .build();
        try (MongoClient client = MongoClients.create(settings);
                CounterApplication application = new CounterApplication(
                        EventLog.open(client.getDatabase(database.database().getName()), LogOptions.defaults()))) {
            CommandReceipts receipts = application.receipts();
            receipts.send(new Counter.Open("c1"), Map.of(), new IdempotencyKey("anna", "1"))
                    .join();
            receipts.send(new Counter.Open("c1"), Map.of(), new IdempotencyKey("anna", "1"))
                    .join();
            receipts.send(new Counter.Add("c1", 3), Map.of()).join();
            application.log().tail().from(1).take(2).blockLast(Duration.ofSeconds(20));
            application.log().verifier().verify();
            assertThat(application.log().reader().unitsFrom(1)).isNotEmpty();
            assertThat(application.log().reader().unitsBackFrom(9)).isNotEmpty();
            assertThat(application.log().reader().eventsBackwardsOf("c1", 9)).isNotEmpty();
            assertThat(application.log().reader().positionAt(Instant.EPOCH)).isZero();
            assertThat(application.log().health()).isInstanceOf(LogHealth.Well.class);
            application.log().checkpoints(OnAWrittenLog.newKeys()).take();
        }

        assertThat(sent).contains("insert", "find").isSubsetOf("insert", "find", "getMore", "createIndexes");
    }
}
