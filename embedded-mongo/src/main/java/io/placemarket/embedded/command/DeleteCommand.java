package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.CollectionWriter;
import io.placemarket.embedded.store.Namespace;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** {@code delete}: removes documents. */
final class DeleteCommand implements Command {
    private final Writing writing;

    DeleteCommand(Writing writing) {
        this.writing = writing;
    }

    @Override
    public Reply run(Request request) {
        Namespace namespace = Writing.namespace(request);
        List<Document> deletes = request.decoded("deletes");
        Writing.checkCount(deletes.size());
        Refusal.unlessAbsent(request, "let");
        KnownFields.refuseOthersInDeletes(deletes);
        WriteErrors errors = new WriteErrors(request);
        TimeLimit time = request.timeLimit();
        return writing.write(namespace, target -> {
            int removed = 0;
            for (int i = 0; i < deletes.size() && !errors.stop(); i++) {
                try {
                    removed += delete(target, new Statement(request, deletes.get(i)), time);
                } catch (MongoServerException e) {
                    errors.add(i, e);
                }
            }
            return errors.in(new Document("n", removed));
        });
    }

    private static int delete(Writing.Target target, Statement statement, TimeLimit time) {
        time.check();
        Filter filter = new Filter(statement.document("q"));
        long limit = statement.get("limit") instanceof Number number ? number.longValue() : -1;
        if (limit != 0 && limit != 1) {
            throw Refusal.of(9, "FailedToParse", "The limit field in delete objects must be 0 or 1. Got " + limit);
        }
        Query query = new Query(filter, SortOrder.NONE, 0, limit, Hint.of(statement.get("hint")), time);
        Optional<CollectionWriter> existing = target.existing();
        if (existing.isEmpty()) {
            return 0;
        }
        int removed = 0;
        for (Iterator<Found> all = query.run(existing.get().view()); all.hasNext(); removed++) {
            Found found = all.next();
            existing.get().remove(found.idKey(), found.document());
        }
        return removed;
    }
}
