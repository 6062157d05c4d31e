package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.conformance.CommandContract;
import io.placemarket.eventstore.conformance.CommandProcess;
import io.placemarket.eventstore.conformance.CommandStore;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

class LogCommandsTest extends CommandContract {
    @Override
    protected CommandStore createStore() throws IOException {
        return new Counters();
    }

    /** Counters on this module's log, behind a proxy. */
    private static final class Counters implements CommandStore {
        private final TestDatabase direct = new TestDatabase();
        private final FaultProxy proxy = new FaultProxy(LogOptions.defaults().collection());

        Counters() throws IOException {}

        @Override
        public CommandProcess open() {
            return new Sender(
                    MongoClients.create(proxy.uri()), direct.database().getName());
        }

        @Override
        public void loseAnswers(int writes) {
            proxy.next(FaultProxy.Fault.LOSE_ANSWER, writes);
        }

        @Override
        public void close() {
            proxy.close();
            direct.close();
        }
    }

    private static final class Sender implements CommandProcess {
        private final MongoClient client;
        private final CounterApplication application;

        Sender(MongoClient client, String database) {
            this.client = client;
            this.application =
                    new CounterApplication(EventLog.open(client.getDatabase(database), LogOptions.defaults()));
        }

        @Override
        public Answer open(String counter, @Nullable Key key) throws NotDone {
            Receipt<String> receipt = send(new Counter.Open(counter), key);
            return new Answer(0, receipt.position(), receipt.repeated());
        }

        @Override
        public Answer add(String counter, long amount, @Nullable Key key) throws NotDone {
            Receipt<Long> receipt = send(new Counter.Add(counter, amount), key);
            return new Answer(receipt.result(), receipt.position(), receipt.repeated());
        }

        private <R> Receipt<R> send(Object command, @Nullable Key key) throws NotDone {
            CompletableFuture<Receipt<R>> reply = key == null
                    ? application.receipts().send(command, Map.of())
                    : application.receipts().send(command, Map.of(), new IdempotencyKey(key.caller(), key.value()));
            try {
                return reply.join();
            } catch (CompletionException e) {
                throw switch (Objects.requireNonNullElse(e.getCause(), e)) {
                    case KeyReusedException used -> new UsedOtherwise(used);
                    case IllegalArgumentException refused -> new Refused(refused);
                    case AggregateStreamCreationException opened -> new Refused(opened);
                    case AggregateNotFoundException unopened -> new Refused(unopened);
                    default -> throw e;
                };
            }
        }

        @Override
        public long events() {
            return application
                    .log()
                    .reader()
                    .unitsFrom(1)
                    .mapToLong(unit -> unit.events().size())
                    .sum();
        }

        @Override
        public void close() {
            application.close();
            client.close();
        }
    }
}
