package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What a command answers. It is sent once everything up to its position is on disk. */
public sealed interface Reply {
    /** The position in the store's journal that must be durable first; 0 for none. */
    long position();

    /** A document. */
    record Plain(Document document, long position) implements Reply {}

    /** Documents from a cursor, as their bytes; a cursor's id of 0 says that there are no more. */
    record Batch(String namespace, long cursor, boolean first, List<byte[]> documents, long position)
            implements Reply {}

    /** A document that depends on nothing stored. */
    static Reply of(Document document) {
        return new Plain(document, 0);
    }

    /** {@code {ok: 1}} and no more. */
    static Reply ok() {
        return of(new Document("ok", 1.0));
    }
}
