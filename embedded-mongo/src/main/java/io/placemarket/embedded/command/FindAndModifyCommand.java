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
        Document fields = request.document("fields").orElseGet(Document::new);
        if (request.flag("new") && fields.keySet().stream().anyMatch(path -> path.endsWith(".$"))) {
            throw Refusal.of(2, "BadValue", "Cannot use a positional projection and return the new document.");
        }
        Projection projection = Projection.of(fields, filter);
        return writing.write(namespace, target -> {
            Optional<Found> found =
                    target.existing().map(CollectionWriter::view).flatMap(view -> first(query.run(view)));
            if (remove) {
                // first: a projection may be refused, and then nothing is removed
                Document value = value(document(found), projection);
                found.ifPresent(document -> target.writer().remove(document.idKey(), document.document()));
                return reply(new Document("n", found.isPresent() ? 1 : 0), value);
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
        Document before = value(found.document(), projection);
        byte[] after = change.apply(writer, found).orElse(found.document());
        Document status = new Document("n", 1).append("updatedExisting", true);
        return reply(status, request.flag("new") ? value(after, projection) : before);
    }

    private static Document insert(
            Request request, Writing.Target target, DocumentChange change, Projection projection) {
        Document status = new Document("n", 0).append("updatedExisting", false);
        if (!request.flag("upsert")) {
            return reply(status, null);
        }
        DocumentChange.Inserted inserted = change.insert(target.writer());
        status.append("n", 1).append("upserted", inserted.id());
        return reply(status, request.flag("new") ? value(inserted.document(), projection) : null);
    }

    private static @Nullable Document value(byte @Nullable [] document, Projection projection) {
        return document == null ? null : RawBson.decode(projection.apply(document));
    }

    private static Document reply(Document status, @Nullable Document value) {
        return new Document("lastErrorObject", status).append("value", value).append("ok", 1.0);
    }

    private static byte @Nullable [] document(Optional<Found> found) {
        return found.isPresent() ? found.get().document() : null;
    }

    private static Optional<Found> first(Iterator<Found> found) {
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
