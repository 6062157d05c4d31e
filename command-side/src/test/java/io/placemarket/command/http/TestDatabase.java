package io.placemarket.command.http;

import com.mongodb.ConnectionString;
import io.placemarket.embedded.EmbeddedMongo;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.slf4j.LoggerFactory;

/** Where the tests keep things: on the server that {@code PLACEMARKET_TEST_MONGODB_URI} names, else on the embedded store. */
final class TestDatabase {
    private static final String SERVER = Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"))
            .filter(uri -> !uri.isBlank())
            .orElseGet(TestDatabase::embedded);

    private TestDatabase() {}

    /** A connection string with an empty database of its own. */
    static String fresh() {
        String host = new ConnectionString(SERVER).getHosts().getFirst();
        return "mongodb://" + host + "/command-test-" + new ObjectId();
    }

    private static String embedded() {
        LoggerFactory.getLogger(TestDatabase.class)
                .info("PLACEMARKET_TEST_MONGODB_URI is not set: these tests run on the embedded store");
        EmbeddedMongo mongo = EmbeddedMongo.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close));
        return mongo.uri();
    }
}
