package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.TooDeep;
import io.placemarket.embedded.store.CollectionWriter;
import io.placemarket.embedded.update.Update;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An update of documents, with the filter that found them. */
final class DocumentChange {
    private final Filter filter;
    private final Update update;
    private final boolean positional;

    private DocumentChange(Filter filter, Update update) {
        this.filter = filter;
        this.update = update;
        this.positional = update.isPositional();
    }

    /**
     * Reads an update.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not one, or a pipeline
     */
    static DocumentChange of(Filter filter, @Nullable Object update, @Nullable Object arrayFilters) {
        return new DocumentChange(filter, Update.of(update, arrayFilters));
    }

    /** Whether whole documents are replaced. */
    boolean isReplacement() {
        return update.isReplacement();
    }

    /** Changes a stored document. Answers what it became, or nothing if it stayed as it was. */
    Optional<byte[]> apply(CollectionWriter writer, Found found) {
        byte[] after = RawBson.encode(changed(RawBson.decode(found.document())));
        if (Arrays.equals(after, found.document())) {
            return Optional.empty();
        }
        writer.replace(found.idKey(), found.document(), after);
        return Optional.of(after);
    }

    private Document changed(Document before) {
        try {
            return update.apply(before, positional ? filter.place(before) : OptionalInt.empty());
        } catch (StackOverflowError e) {
            throw TooDeep.refusal();
        }
    }

    /** Stores the document that is made where nothing was found, and answers its {@code _id} and bytes. */
    Inserted insert(CollectionWriter writer) {
        byte[] document = RawBson.encode(update.insert(filter.query()));
        Object id = writer.insert(document);
        return new Inserted(id, RawBson.withIdFirst(id, document));
    }

    /** A document that an upsert stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Inserted(@Nullable Object id, byte[] document) {}
}
