package io.placemarket.eventstore;

import io.placemarket.eventstore.conformance.LogReadContract;
import io.placemarket.eventstore.conformance.LogStore;
import java.io.IOException;

class LogReadConformanceTest extends LogReadContract {
    @Override
    protected LogStore createStore() throws IOException {
        return new MongoLogStore();
    }
}
