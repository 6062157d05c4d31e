package io.placemarket.query;

import com.mongodb.ConnectionString;
import io.placemarket.embedded.EmbeddedMongo;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Where the tests keep things: on the server that {@code PLACEMARKET_TEST_MONGODB_URI} names, else on the embedded store. */
final class TestDatabase {
    private static final String SERVER = Optional.ofNullable(System.getenv("PLACEMARKET_TEST_MONGODB_URI"))
            .filter(uri -> !uri.isBlank())
            .orElseGet(TestDatabase::embedded);

    private TestDatabase() {}

    /** A connection string with an empty database of its own. */
    static String fresh() {
        String host = new ConnectionString(SERVER).getHosts().getFirst();
        return "mongodb://" + host + "/query-test-" + new ObjectId();
    }

    private static String embedded() {
        EmbeddedMongo mongo = EmbeddedMongo.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close));
        return mongo.uri();
    }
}
