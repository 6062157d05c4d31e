package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Memory;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.store.StoredCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code aggregate}: the first stages that match, sort and limit use indexes; the rest is the query language's. */
final class AggregateCommand implements Command {
    private final Store store;
    private final Reading reading;
    private final FindCommand find;
    private final Cursors cursors;

    AggregateCommand(Store store, Reading reading, FindCommand find, Cursors cursors) {
        this.store = store;
        this.reading = reading;
        this.find = find;
        this.cursors = cursors;
    }

    @Override
    public Reply run(Request request) {
        Refusal.unlessAbsent(request, "collation", "let");
        if (!(request.body().get("cursor") instanceof Document)) {
            throw Refusal.of(
                    9,
                    "FailedToParse",
                    "The 'cursor' option is required, except for aggregate with the explain argument");
        }
        Deque<Document> stages = stages(request);
        Query query = leading(request, stages);
        Namespace namespace = reading.namespace(request);
        ReadLease lease = reading.lease();
        boolean kept = false;
        try {
            Optional<CollectionView> view = reading.view(request);
            long position = reading.position(request);
            OpenCursor cursor = view.isPresent() && stages.isEmpty()
                    ? find.cursor(request, query, Projection.none(), view.get(), lease)
                    : cursor(
                            namespace,
                            held(results(request, query, stages, view.orElse(null)), query.time()),
                            query,
                            lease);
            Reply.Batch reply = find.firstBatch(cursorRequest(request), cursor, position);
            kept = reply.cursor() != 0;
            return reply;
        } finally {
            if (!kept) {
                lease.close();
            }
        }
    }

    private OpenCursor cursor(Namespace namespace, Held held, Query query, ReadLease lease) {
        return new OpenCursor(
                namespace, held.results(), held.bytes(), lease, reading.nothing(), query.time(), cursors.now());
    }

    /**
     * All results, in memory: what the stages need cannot be taken up again later.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError 292 if there is too much
     */
    private static Held held(Iterator<byte[]> results, TimeLimit time) {
        List<byte[]> all = new ArrayList<>();
        Memory memory = new Memory("the result of an aggregation");
        while (results.hasNext()) {
            time.check();
            byte[] result = results.next();
            memory.take(result.length + 24L);
            all.add(result);
        }
        return new Held(all.iterator(), memory.taken());
    }

    /** Results in memory, and how many bytes they take. */
    private record Held(Iterator<byte[]> results, long bytes) {}

    private Iterator<byte[]> results(
            Request request, Query query, Deque<Document> stages, @Nullable CollectionView view) {
        Iterator<Found> found = view == null ? List.<Found>of().iterator() : query.run(view);
        if (stages.isEmpty()) {
            return Projection.none().apply(found);
        }
        DetachedDatabase database =
                new DetachedDatabase(request.database(), name -> collection(request, name, query.time()));
        ReadCollection collection = new ReadCollection(database, request.collection(), view, query.time());
        Surroundings around = new Surroundings(
                stage -> Aggregation.fromPipeline(
                        List.of(stage),
                        other -> new DetachedDatabase(other, name -> null),
                        database,
                        collection,
                        NoopOplog.get()),
                name -> view(request, name),
                query.time());
        Pipeline rest = new Pipeline(stages, around);
        Iterable<Found> once = () -> found;
        Stream<Document> documents =
                StreamSupport.stream(once.spliterator(), false).map(each -> RawBson.decode(each.document()));
        return rest.run(documents, new Document()).map(RawBson::encode).iterator();
    }

    private @Nullable MongoCollection<?> collection(Request request, String name, TimeLimit time) {
        return view(request, name)
                .map(view ->
                        new ReadCollection(new DetachedDatabase(request.database(), other -> null), name, view, time))
                .orElse(null);
    }

    private Optional<CollectionView> view(Request request, String name) {
        return store.catalog().find(new Namespace(request.database(), name)).map(StoredCollection::view);
    }

    /** The pipeline of a command. */
    static Deque<Document> stages(Request request) {
        if (request.body().get("aggregate") instanceof Number) {
            throw Refusal.of(
                    73, "InvalidNamespace", "aggregations without a collection are not supported by this server");
        }
        return new ArrayDeque<>(Stages.of(request.body().get("pipeline")));
    }

    /** Takes the leading stages that a query can answer off the pipeline. */
    static Query leading(Request request, Deque<Document> stages) {
        return Stages.leading(stages, Hint.of(request.body().get("hint")), request.timeLimit());
    }

    /** The request with the batch size where {@code find} has it. */
    private static Request cursorRequest(Request request) {
        Document body = new Document("aggregate", request.body().get("aggregate"));
        request.document("cursor").ifPresent(cursor -> body.putIfNotNull("batchSize", cursor.get("batchSize")));
        return new Request(request.database(), body, request.sequences());
    }
}
