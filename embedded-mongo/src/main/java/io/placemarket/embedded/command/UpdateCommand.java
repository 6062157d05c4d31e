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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** {@code update}: changes or replaces documents, or makes them where asked to. */
final class UpdateCommand implements Command {
    private final Writing writing;

    UpdateCommand(Writing writing) {
        this.writing = writing;
    }

    @Override
    public Reply run(Request request) {
        Namespace namespace = Writing.namespace(request);
        List<Document> updates = request.decoded("updates");
        Writing.checkCount(updates.size());
        Refusal.unlessAbsent(request, "let");
        KnownFields.refuseOthersInUpdates(updates);
        WriteErrors errors = new WriteErrors(request);
        TimeLimit time = request.timeLimit();
        return writing.write(namespace, target -> {
            Tally tally = new Tally();
            for (int i = 0; i < updates.size() && !errors.stop(); i++) {
                try {
                    update(target, new Statement(request, updates.get(i)), i, tally, time);
                } catch (MongoServerException e) {
                    errors.add(i, e);
                }
            }
            return errors.in(tally.reply());
        });
    }

    private static void update(Writing.Target target, Statement statement, int index, Tally tally, TimeLimit time) {
        time.check();
        Filter filter = new Filter(statement.document("q"));
        DocumentChange change = DocumentChange.of(filter, statement.get("u"), statement.get("arrayFilters"));
        boolean multi = statement.flag("multi");
        if (multi && change.isReplacement()) {
            throw Refusal.of(9, "FailedToParse", "multi update is not supported for replacement-style update");
        }
        Query query = new Query(filter, SortOrder.NONE, 0, multi ? 0 : 1, Hint.of(statement.get("hint")), time);
        Optional<CollectionWriter> existing = target.existing();
        int matched = 0;
        int modified = 0;
        if (existing.isPresent()) {
            CollectionWriter writer = existing.get();
            // goes through the state before the statement: what it changes is not found again
            for (Iterator<Found> all = query.run(writer.view()); all.hasNext(); ) {
                matched++;
                modified += change.apply(writer, all.next()).isPresent() ? 1 : 0;
            }
        }
        tally.matched += matched;
        tally.modified += modified;
        if (matched == 0 && statement.flag("upsert")) {
            DocumentChange.Inserted inserted = change.insert(target.writer());
            tally.matched++;
            tally.upserted.add(new Document("index", index).append("_id", inserted.id()));
        }
    }

    private static final class Tally {
        private int matched;
        private int modified;
        private final List<Document> upserted = new ArrayList<>();

        Document reply() {
            Document reply = new Document("n", matched).append("nModified", modified);
            if (!upserted.isEmpty()) {
                reply.put("upserted", upserted);
            }
            return reply;
        }
    }
}
