package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.CollectionWriter;
import io.placemarket.embedded.store.Namespace;
import java.util.List;

/** {@code insert}: stores documents, in their order. */
final class InsertCommand implements Command {
    private final Writing writing;

    InsertCommand(Writing writing) {
        this.writing = writing;
    }

    @Override
    public Reply run(Request request) {
        Refusal.unlessAbsent(request, "collation");
        Namespace namespace = Writing.namespace(request);
        List<byte[]> documents = request.raw("documents");
        Writing.checkCount(documents.size());
        WriteErrors errors = new WriteErrors(request);
        TimeLimit time = request.timeLimit();
        return writing.write(namespace, target -> {
            CollectionWriter writer = target.writer();
            int stored = 0;
            for (int i = 0; i < documents.size() && !errors.stop(); i++) {
                try {
                    time.check();
                    writer.insert(documents.get(i));
                    stored++;
                } catch (MongoServerException e) {
                    errors.add(i, e);
                }
            }
            return errors.in(new Document("n", stored));
        });
    }
}
