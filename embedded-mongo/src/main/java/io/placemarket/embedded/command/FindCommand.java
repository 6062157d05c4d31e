package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Answer;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code find}, and {@code getMore} and {@code killCursors} for what it leaves open. */
final class FindCommand {
    private static final int FIRST_BATCH = 101;

    private final Reading reading;
    private final Cursors cursors;

    FindCommand(Reading reading, Cursors cursors) {
        this.reading = reading;
        this.cursors = cursors;
    }

    Reply find(Request request) {
        Refusal.unlessAbsent(
                request, "collation", "min", "max", "returnKey", "showRecordId", "tailable", "awaitData", "let");
        Query query = Reading.query(request, "filter");
        Projection projection = Projection.of(request.document("projection").orElseGet(Document::new), query.filter());
        Namespace namespace = reading.namespace(request);
        ReadLease lease = reading.lease();
        boolean kept = false;
        try {
            Optional<CollectionView> view = reading.view(request);
            long position = reading.position(request);
            if (view.isEmpty()) {
                return new Reply.Batch(namespace.toString(), 0, true, List.of(), position);
            }
            OpenCursor cursor = cursor(request, query, projection, view.get(), lease);
            Reply.Batch reply = firstBatch(request, cursor, position);
            kept = reply.cursor() != 0;
            return reply;
        } finally {
            if (!kept) {
                lease.close();
            }
        }
    }

    /** A cursor on what a query finds. */
    OpenCursor cursor(Request request, Query query, Projection projection, CollectionView view, ReadLease lease) {
        Answer answer = query.run(view);
        return new OpenCursor(
                reading.namespace(request),
                projection.apply(answer),
                answer.held(),
                lease,
                reading.origin(request, answer),
                query.time(),
                cursors.now());
    }

    /** The first batch of a cursor, which stays open if there is more. */
    Reply.Batch firstBatch(Request request, OpenCursor cursor, long position) {
        boolean single = request.flag("singleBatch") || request.number("limit", 0) < 0;
        OpenCursor.Batch batch = cursor.next(batchSize(request, FIRST_BATCH), cursors.now());
        long id = batch.more() && !single ? cursors.add(cursor) : 0;
        return new Reply.Batch(cursor.namespace().toString(), id, true, batch.documents(), position);
    }

    Reply getMore(Request request) {
        long id = request.number("getMore", 0);
        OpenCursor cursor = cursors.find(id)
                .filter(found -> found.namespace().database().equals(request.database()))
                .filter(found ->
                        found.namespace().collection().equals(request.body().get("collection")))
                .orElseThrow(() -> Refusal.of(43, "CursorNotFound", "cursor id " + id + " not found"));
        if (request.timeLimit().isSet()) {
            throw Refusal.of(2, "BadValue", "cannot set maxTimeMS on getMore command for a non-awaitData cursor");
        }
        OpenCursor.Batch batch = batch(id, cursor, request);
        if (!batch.more()) {
            cursors.remove(id);
        }
        return new Reply.Batch(
                cursor.namespace().toString(),
                batch.more() ? id : 0,
                false,
                batch.documents(),
                reading.position(request));
    }

    /** A cursor that fails is closed, as MongoDB's are. */
    private OpenCursor.Batch batch(long id, OpenCursor cursor, Request request) {
        boolean answered = false;
        try {
            OpenCursor.Batch batch = cursor.next(batchSize(request, Integer.MAX_VALUE), cursors.now());
            answered = true;
            return batch;
        } finally {
            if (!answered) {
                cursors.remove(id);
            }
        }
    }

    Reply kill(Request request) {
        List<?> list = (List<?>) Objects.requireNonNull(request.body().get("cursors"), "it is required");
        if (!list.stream().allMatch(Long.class::isInstance)) {
            throw Refusal.of(
                    14, "TypeMismatch", "BSON field 'killCursors.cursors' must be an array of numbers of type 'long'");
        }
        List<?> killed = list.stream()
                .filter(id -> id instanceof Long number && cursors.remove(number))
                .toList();
        List<?> unknown = list.stream().filter(id -> !killed.contains(id)).toList();
        return Reply.of(new Document("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of())
                .append("ok", 1.0));
    }

    private static long batchSize(Request request, long otherwise) {
        long size = request.number("batchSize", otherwise);
        if (size < 0) {
            throw Refusal.of(
                    51024, "Location51024", "BSON field 'batchSize' value must be >= 0, actual value '" + size + "'");
        }
        boolean all = size == 0 && request.command().equals("getMore");
        return all ? otherwise : size;
    }
}
