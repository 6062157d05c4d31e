package io.placemarket.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of ready replies gives as many documents as it has. */
class ReadyRepliesTest {
    private static final int BATCH = 10;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_scan_ends_with_the_last_batch(int batches) throws Exception {
        try (ReadyReplies ready = new ReadyReplies("d.all", batches * BATCH, BATCH);
                MongoClient client = MongoClients.create(ready.uri())) {
            MongoCollection<Document> all = client.getDatabase("d").getCollection("all");
            for (int scan = 0; scan < 2; scan++) {
                assertThat(all.find().batchSize(BATCH).into(new ArrayList<>())).hasSize(batches * BATCH);
            }
        }
    }
}
