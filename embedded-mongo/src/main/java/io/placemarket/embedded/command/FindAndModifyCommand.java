package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.store.CollectionWriter;
import io.placemarket.embedded.store.Namespace;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code findAndModify}: changes, makes or removes one document and answers with it, in one step. */
final class FindAndModifyCommand implements Command {
    private final Writing writing;

    FindAndModifyCommand(Writing writing) {
        this.writing = writing;
    }

    @Override
    public Reply run(Request request) {
        Refusal.unlessAbsent(request, "collation", "let");
        Namespace namespace = Writing.namespace(request);
        boolean remove = request.flag("remove");
        Object update = request.body().get("update");
        if (remove == (update != null)) {
            throw Refusal.of(
                    9,
                    "FailedToParse",
                    remove
                            ? "Cannot specify both an update and remove=true"
                            : "Either an update or remove=true must be specified");
        }
        if (remove && (request.flag("new") || request.flag("upsert"))) {
            throw Refusal.of(9, "FailedToParse", "Cannot specify both new=true or upsert=true, and remove=true");
        }
        Filter filter = new Filter(request.document("query").orElseGet(Document::new));
        Query query = new Query(
                filter,
                SortOrder.of(request.document("sort").orElse(null)),
                0,
                1,
                Hint.of(request.body().get("hint")),
                request.timeLimit());
        Projection projection = Projection.of(request.document("fields").orElseGet(Document::new), filter);
        return writing.write(namespace, target -> {
            Optional<Found> found =
                    target.existing().map(CollectionWriter::view).flatMap(view -> first(query.run(view)));
            if (remove) {
                found.ifPresent(document -> target.writer().remove(document.idKey(), document.document()));
                return reply(new Document("n", found.isPresent() ? 1 : 0), document(found), projection);
            }
            DocumentChange change =
                    DocumentChange.of(filter, update, request.body().get("arrayFilters"));
            return found.isPresent()
                    ? change(request, target.writer(), change, found.get(), projection)
                    : insert(request, target, change, projection);
        });
    }

    private static Document change(
            Request request, CollectionWriter writer, DocumentChange change, Found found, Projection projection) {
        byte[] after = change.apply(writer, found).orElse(found.document());
        Document status = new Document("n", 1).append("updatedExisting", true);
        return reply(status, request.flag("new") ? after : found.document(), projection);
    }

    private static Document insert(
            Request request, Writing.Target target, DocumentChange change, Projection projection) {
        Document status = new Document("n", 0).append("updatedExisting", false);
        if (!request.flag("upsert")) {
            return reply(status, null, projection);
        }
        DocumentChange.Inserted inserted = change.insert(target.writer());
        status.append("n", 1).append("upserted", inserted.id());
        return reply(status, request.flag("new") ? inserted.document() : null, projection);
    }

    private static Document reply(Document status, byte @Nullable [] document, Projection projection) {
        Document value = document == null ? null : RawBson.decode(projection.apply(document));
        return new Document("lastErrorObject", status).append("value", value).append("ok", 1.0);
    }

    private static byte @Nullable [] document(Optional<Found> found) {
        return found.isPresent() ? found.get().document() : null;
    }

    private static Optional<Found> first(Iterator<Found> found) {
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
