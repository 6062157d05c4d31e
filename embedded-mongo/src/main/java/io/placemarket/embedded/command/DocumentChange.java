package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.store.CollectionWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An update's operators, or a replacement, with what found the documents it is for. */
final class DocumentChange {
    private final Filter filter;
    private final Document update;
    private final boolean positional;
    private final @Nullable Object arrayFilters;
    private final Workbench workbench = new Workbench();

    private DocumentChange(Filter filter, Document update, @Nullable Object arrayFilters) {
        this.filter = filter;
        this.update = update;
        this.positional = Positional.isIn(update);
        this.arrayFilters = arrayFilters;
    }

    /**
     * Reads an update.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not one, or a pipeline
     */
    static DocumentChange of(Filter filter, @Nullable Object update, @Nullable Object arrayFilters) {
        if (update instanceof List) {
            throw Refusal.of(9, "FailedToParse", "updates by a pipeline are not supported by this server");
        }
        if (!(update instanceof Document document)) {
            throw Refusal.of(9, "FailedToParse", "Update argument must be either an object or an array");
        }
        return new DocumentChange(filter, document, arrayFilters);
    }

    /** Whether whole documents are replaced. */
    boolean isReplacement() {
        return update.isEmpty() || !update.keySet().iterator().next().startsWith("$");
    }

    /** Changes a stored document. Answers what it became, or nothing if it stayed as it was. */
    Optional<byte[]> apply(CollectionWriter writer, Found found) {
        Document before = RawBson.decode(found.document());
        Document placed = positional ? Positional.placed(update, filter.place(before)) : update;
        Optional<byte[]> after = workbench.update(before, placed, arrayFilters).map(RawBson::encode);
        after.ifPresent(document -> writer.replace(found.idKey(), found.document(), document));
        return after;
    }

    /** Stores the document that is made where nothing was found, and answers its {@code _id} and bytes. */
    Inserted insert(CollectionWriter writer) {
        byte[] document = RawBson.encode(workbench.upsert(filter.query(), update, arrayFilters));
        Object id = writer.insert(document);
        return new Inserted(id, RawBson.withIdFirst(id, document));
    }

    /** A document that an upsert stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Inserted(@Nullable Object id, byte[] document) {}
}
