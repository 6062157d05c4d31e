package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.query.TooDeep;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place for one document on which the query language's updates and projections are tried. Not for several threads. */
final class Workbench extends DetachedCollection {
    private static final String HIDDEN = "a value that is about to be replaced";

    private @Nullable Document onIt;
    private @Nullable Document added;
    private boolean changed;

    Workbench() {
        super(new DetachedDatabase("workbench", name -> null), "workbench");
    }

    /**
     * Applies an update to a document.
     *
     * @return what it becomes, or nothing if that is the same
     */
    Optional<Document> update(Document document, Document update, @Nullable Object arrayFilters) {
        uncover(document, update);
        onIt = document;
        changed = false;
        try {
            findAndModify(command(new Document(), update, arrayFilters));
        } catch (FindAndModifyPlanExecutorError e) {
            throw e.getCause();
        } catch (StackOverflowError e) {
            throw TooDeep.refusal();
        } finally {
            onIt = null;
        }
        return changed ? Optional.of(document) : Optional.empty();
    }

    /**
     * Hides values that {@code $set} will replace. The query language leaves a value alone that equals the new one, and to it 1 equals
     * 1.0; MongoDB stores what it is given.
     */
    private static void uncover(Document document, Document update) {
        if (!(update.get("$set") instanceof Document set)) {
            return;
        }
        for (Map.Entry<String, Object> entry : set.entrySet()) {
            String[] path = entry.getKey().split("\\.", -1);
            Object parent = document;
            for (int i = 0; i < path.length - 1 && parent instanceof Document object; i++) {
                parent = object.get(path[i]);
            }
            String field = path[path.length - 1];
            if (parent instanceof Document object
                    && object.containsKey(field)
                    && !Objects.equals(object.get(field), entry.getValue())
                    && !entry.getKey().equals("_id")) {
                object.put(field, HIDDEN);
            }
        }
    }

    /** The document that an upsert makes where nothing was found. */
    Document upsert(Document selector, Document update, @Nullable Object arrayFilters) {
        added = null;
        findAndModify(command(selector, update, arrayFilters).append("upsert", true));
        if (added == null) {
            throw new MongoServerError(8, "UnknownError", "the upsert made no document");
        }
        return added;
    }

    /** The chosen parts of a document. */
    Document project(Document document, Document fields) {
        return matchDocumentsFromStream(new Document(), java.util.stream.Stream.of(document), 0, 0, 0, null, fields)
                .collectDocuments()
                .getFirst();
    }

    private static Document command(Document selector, Document update, @Nullable Object arrayFilters) {
        Document command =
                new Document("query", selector).append("update", update).append("new", true);
        command.putIfNotNull("arrayFilters", arrayFilters);
        return command;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return onIt == null ? new QueryResult() : new QueryResult(List.of(onIt));
    }

    @Override
    public void addDocument(Document document) {
        added = document;
    }

    @Override
    protected void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
        changed = true;
    }
}
