package io.placemarket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reactive driver speaks to the store as the other does. */
class ReactiveDriverTest {
    @Test
    void many_inserts_at_once_are_all_stored_and_read_in_order() {
        try (EmbeddedMongo server = EmbeddedMongo.temporary();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("reactive").getCollection("things");
            Flux.range(0, 500)
                    .flatMap(i -> things.insertOne(new Document("_id", i)), 64)
                    .blockLast();

            List<Integer> read = Flux.from(
                            things.find().sort(new Document("_id", 1)).batchSize(7))
                    .map(found -> found.getInteger("_id"))
                    .collectList()
                    .block();

            assertThat(read)
                    .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
            assertThat(Mono.from(things.countDocuments()).block()).isEqualTo(500);
        }
    }
}
