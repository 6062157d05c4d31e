package io.placemarket.eventstore;

import io.placemarket.eventstore.conformance.EventLogContract;
import io.placemarket.eventstore.conformance.LogStore;
import java.io.IOException;

class LogConformanceTest extends EventLogContract {
    @Override
    protected LogStore createStore() throws IOException {
        return new MongoLogStore();
    }
}
