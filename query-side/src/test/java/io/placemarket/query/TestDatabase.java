package io.placemarket.query;

import io.placemarket.embedded.EmbeddedMongo;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/**
 * Where the tests keep things: on the server that {@code PLACEMARKET_TEST_MONGODB_URI} names (without a database), else on the embedded store.
 */
public final class TestDatabase {
    private static final UnaryOperator<String> SERVER = Optional.ofNullable(
                    System.getenv("PLACEMARKET_TEST_MONGODB_URI"))
            .filter(uri -> !uri.isBlank())
            .map(TestDatabase::configured)
            .orElseGet(TestDatabase::embedded);

    private TestDatabase() {}

    /** A connection string with an empty database of its own. */
    public static String fresh() {
        return SERVER.apply("query-test-" + new ObjectId());
    }

    private static UnaryOperator<String> configured(String server) {
        String[] address = server.split("\\?", 2);
        String host = address[0].endsWith("/") ? address[0] : address[0] + "/";
        return database -> host + database + (address.length > 1 ? "?" + address[1] : "");
    }

    private static UnaryOperator<String> embedded() {
        EmbeddedMongo mongo = EmbeddedMongo.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close));
        return mongo::uri;
    }
}
