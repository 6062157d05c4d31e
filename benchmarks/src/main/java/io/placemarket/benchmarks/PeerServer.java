package io.placemarket.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.placemarket.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** A server of the protocol with a client: ours, or one it is compared with. */
record PeerServer(MongoClient client, Runnable closing) implements AutoCloseable {
    static final String DATABASE = "placemarket_embedded_benchmark";
    private static final int CALLERS = 64;

    static PeerServer embedded(Path directory) {
        EmbeddedMongo server = EmbeddedMongo.open(directory);
        return new PeerServer(client(server.uri()), server::close);
    }

    static PeerServer inMemory() {
        return of(new MemoryBackend());
    }

    /** mongo-java-server on H2, with every write on disk before its reply. */
    static PeerServer onH2(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
        return of(new H2Backend(store) {
            private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

            @Override
            public Document handleMessage(MongoMessage message) {
                Document reply = super.handleMessage(message);
                if (WRITES.contains(message.getDocument().keySet().iterator().next())) {
                    long unused = store.commit();
                    store.sync();
                }
                return reply;
            }
        });
    }

    static PeerServer at(String uri) {
        MongoClient client = client(uri);
        return new PeerServer(client, () -> client.getDatabase(DATABASE).drop());
    }

    private static PeerServer of(MongoBackend backend) {
        MongoServer server = new MongoServer(backend);
        return new PeerServer(client(server.bindAndGetConnectionString()), server::shutdown);
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CALLERS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    @Override
    public void close() {
        if (closing != null) {
            closing.run();
        }
        client.close();
    }
}
