package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to the store: whoever has the secret, on this machine. */
class AccessTest {
    private static EmbeddedMongo server;

    @BeforeAll
    static void open() {
        server = EmbeddedMongo.temporary();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String address() {
        return server.uri().replaceAll(".*@([^/]+)/.*", "$1");
    }

    @Test
    void the_process_that_has_the_uri_is_let_in() {
        try (MongoClient client = MongoClients.create(server.uri("ours"))) {
            MongoDatabase database = client.getDatabase("ours");
            database.getCollection("things").insertOne(new Document("_id", 1));
            assertThat(database.getCollection("things").countDocuments()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"listDatabases", "serverStatus", "dropDatabase"})
    void another_user_without_the_secret_is_refused(String command) {
        try (MongoClient client = MongoClients.create("mongodb://" + address() + "/")) {
            MongoDatabase database = client.getDatabase("admin");
            assertThatThrownBy(() -> database.runCommand(new Document(command, 1)))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("error 13 (Unauthorized)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"placemarket:guess", "somebody:guess"})
    void a_wrong_name_or_secret_is_refused(String credentials) {
        String uri = "mongodb://" + credentials + "@" + address() + "/?authSource=admin&authMechanism=SCRAM-SHA-256";
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("admin");
            assertThatThrownBy(() -> database.runCommand(new Document("listDatabases", 1)))
                    .isInstanceOf(MongoSecurityException.class)
                    .rootCause()
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("error 18 (AuthenticationFailed)");
        }
    }

    @Test
    void two_stores_have_different_secrets() {
        try (EmbeddedMongo other = EmbeddedMongo.temporary()) {
            assertThat(secret(other)).isNotEqualTo(secret(server)).hasSizeGreaterThanOrEqualTo(43);
        }
    }

    private static String secret(EmbeddedMongo store) {
        return store.uri().replaceAll("mongodb://[^:]+:([^@]+)@.*", "$1");
    }

    @Test
    void no_address_but_loopback_listens() throws IOException {
        int port = Integer.parseInt(address().replaceAll(".*:", ""));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(each -> each.isVirtual() ? Stream.empty() : each.inetAddresses())
                .filter(each -> !each.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress(other, port), 500);
                        }
                    })
                    .as("%s", other)
                    .isInstanceOf(IOException.class);
        }
    }
}
