package io.placemarket.eventstore;

import io.placemarket.eventstore.conformance.LogProofContract;
import io.placemarket.eventstore.conformance.LogStore;
import java.io.IOException;

class LogProofConformanceTest extends LogProofContract {
    @Override
    protected LogStore createStore() throws IOException {
        return new MongoLogStore();
    }
}
