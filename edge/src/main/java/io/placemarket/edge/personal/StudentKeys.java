package io.placemarket.edge.personal;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.kernel.id.StudentId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A key for each student, and the keyed hash by which the student is known again. Deleting a student's document makes what was sealed under
 * its key unreadable everywhere, the log included.
 */
public final class StudentKeys {
    private static final String COLLECTION = "student_keys";
    private static final String HASH = "hash";
    private static final String KEY = "key";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final MongoCollection<Document> collection;

    public StudentKeys(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Makes the index that lets a hash belong to one student only. */
    Mono<Void> prepare() {
        return Mono.from(collection.createIndex(Indexes.ascending(HASH), new IndexOptions().unique(true)))
                .then();
    }

    /**
     * Finds the students behind keyed hashes, and makes those the market does not know, with a key each.
     *
     * @param issuedByHash the identifier each is to have if it is new
     */
    public Mono<Map<String, StudentId>> claim(Map<String, StudentId> issuedByHash) {
        return find(issuedByHash.keySet()).flatMap(known -> {
            Map<String, StudentId> fresh = new HashMap<>(issuedByHash);
            fresh.keySet().removeAll(known.keySet());
            return fresh.isEmpty() ? Mono.just(known) : add(fresh).then(Mono.defer(() -> find(issuedByHash.keySet())));
        });
    }

    /** The keys of those students that have one. */
    Mono<Map<StudentId, SecretKey>> keys(Collection<StudentId> students) {
        return Flux.from(collection.find(
                        in("_id", students.stream().map(StudentId::value).toList())))
                .collectMap(
                        found -> new StudentId(found.getString("_id")),
                        found -> new SecretKeySpec(found.get(KEY, Binary.class).getData(), "AES"));
    }

    /** The students behind keyed hashes; those the market does not know are left out. */
    public Mono<Map<String, StudentId>> find(Collection<String> hashes) {
        return Flux.from(collection.find(in(HASH, hashes)))
                .collectMap(found -> found.getString(HASH), found -> new StudentId(found.getString("_id")));
    }

    /** Deletes what the market has of those students, for good: their keys and the hashes by which they are known again. */
    public Mono<Void> delete(Collection<StudentId> students) {
        return Mono.from(collection.deleteMany(
                        in("_id", students.stream().map(StudentId::value).toList())))
                .then();
    }

    /** Whoever claims the same student at the same moment wins or loses by the index; both then read the winner's. */
    private Mono<Void> add(Map<String, StudentId> fresh) {
        return Mono.fromCallable(
                        () -> fresh.entrySet().stream().map(this::document).toList())
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(documents -> insert(documents));
    }

    private Mono<Void> insert(List<Document> documents) {
        return Mono.from(collection.insertMany(documents, new InsertManyOptions().ordered(false)))
                .then()
                .onErrorResume(StudentKeys::isOnlyDuplicates, lost -> Mono.empty());
    }

    private Document document(Map.Entry<String, StudentId> student) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Document("_id", student.getValue().value())
                .append(HASH, student.getKey())
                .append(KEY, new Binary(key));
    }

    private static boolean isOnlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
