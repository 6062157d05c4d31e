package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** A collection of the query language that keeps nothing itself: what would store or remove is refused. */
abstract class DetachedCollection extends AbstractMongoCollection<Integer> {
    static final Integer ONLY = 0;

    DetachedCollection(MongoDatabase database, String name) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected Integer findDocumentPosition(Document document) {
        return ONLY;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Document getDocument(Integer position) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int getDataSize() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void removeDocument(Integer position) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int count() {
        throw new UnsupportedOperationException();
    }
}
