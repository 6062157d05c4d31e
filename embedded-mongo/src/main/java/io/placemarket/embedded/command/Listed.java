package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import java.util.List;

/** Answers with a short list, all in the first batch. */
final class Listed {
    private Listed() {}

    static Reply reply(String namespace, List<Document> documents) {
        return new Reply.Batch(
                namespace, 0, true, documents.stream().map(RawBson::encode).toList(), 0);
    }
}
