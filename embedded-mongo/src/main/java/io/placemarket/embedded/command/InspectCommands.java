package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.CollectionCheck;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.Store;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code validate} and a backup: whether a collection is whole, and a copy of everything. */
final class InspectCommands {
    private final Store store;
    private final Reading reading;

    InspectCommands(Store store, Reading reading) {
        this.store = store;
        this.reading = reading;
    }

    /** {@code {embeddedBackup: "/path/of/a/new/file"}}: this store's own command, for a shell. */
    Reply backup(Request request) {
        if (!request.database().equals("admin") || !(request.body().get("embeddedBackup") instanceof String file)) {
            throw Refusal.of(
                    9, "FailedToParse", "a backup is asked of the database admin, with the path of a new file");
        }
        try {
            store.backup(Path.of(file));
        } catch (InvalidPathException | IOException e) {
            throw Refusal.of(
                    96,
                    "OperationFailed",
                    "the backup cannot be written to " + file + " (" + e + "): choose a new file");
        }
        return Reply.of(new Document("ok", 1.0));
    }

    Reply validate(Request request) {
        Refusal.unlessAbsent(request, "repair", "metadata");
        Document reply = reading.read(request, new Document(), InspectCommands::validate);
        if (reply.isEmpty()) {
            throw Refusal.of(
                    26,
                    "NamespaceNotFound",
                    "Collection '" + reading.namespace(request) + "' does not exist to validate.");
        }
        return Reply.of(reply.append("ok", 1.0));
    }

    private static Document validate(CollectionView view) {
        List<String> problems = CollectionCheck.problems(view);
        Document keys = new Document("_id_", view.documents().count());
        view.indexes()
                .forEach(index ->
                        keys.append(index.definition().name(), index.entries().count()));
        return new Document("ns", view.namespace().toString())
                .append("nrecords", view.documents().count())
                .append("nIndexes", keys.size())
                .append("keysPerIndex", keys)
                .append("valid", problems.isEmpty())
                .append("errors", problems);
    }
}
