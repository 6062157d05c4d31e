package io.placemarket.eventstore.conformance;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Each test of a log's contracts begins with an empty one, and one process that uses it. */
@Timeout(120)
abstract class LogKit {
    LogStore store;
    LogProcess process;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    LogKit() {}

    /** The storage to be tried, empty. */
    protected abstract LogStore createStore() throws Exception;

    /** How long to wait for what must come. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    @BeforeEach
    final void open() throws Exception {
        store = createStore();
        process = store.open();
    }

    @AfterEach
    final void close() {
        process.close();
        store.close();
    }
}
