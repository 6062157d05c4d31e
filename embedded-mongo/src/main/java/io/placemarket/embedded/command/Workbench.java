package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** A place for one document on which the query language's projections are tried. Not for several threads. */
final class Workbench extends DetachedCollection {
    Workbench() {
        super(new DetachedDatabase("workbench", name -> null), "workbench");
    }

    /** The chosen parts of a document. */
    Document project(Document document, Document fields) {
        return matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, fields)
                .collectDocuments()
                .getFirst();
    }
}
