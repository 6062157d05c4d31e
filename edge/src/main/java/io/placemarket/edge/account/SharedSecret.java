package io.placemarket.edge.account;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A secret that all processes on one database share: whoever needs it first makes it. */
public final class SharedSecret {
    static final String COLLECTION = "secrets";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int BYTES = 32;
    private static final String VALUE = "value";

    private final Mono<byte[]> value;

    /** The secret of that name. */
    public SharedSecret(MongoDatabase database, String name) {
        MongoCollection<Document> collection = database.getCollection(COLLECTION)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Mono<byte[]> stored = Mono.from(collection.find(eq("_id", name)))
                .map(document -> document.get(VALUE, Binary.class).getData());
        Mono<byte[]> made = Mono.defer(() -> Mono.from(collection.insertOne(fresh(name))))
                .then()
                .onErrorResume(SharedSecret::isDuplicate, lost -> Mono.empty())
                .then(stored);
        this.value = stored.switchIfEmpty(made)
                // Making it draws from the system's randomness, and the driver takes short locks.
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(LONGEST)
                .onErrorMap(
                        TimeoutException.class,
                        late -> Problem.of(ProblemCode.UNAVAILABLE, "The database does not answer.")
                                .refused())
                .publishOn(Schedulers.parallel())
                .cache(found -> Duration.ofNanos(Long.MAX_VALUE), failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Its 32 bytes. */
    public Mono<byte[]> value() {
        return value;
    }

    private static Document fresh(String name) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Document("_id", name).append(VALUE, new Binary(bytes));
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
