package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.CollectionView;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored collection as the query language's aggregations read it, with its indexes. */
final class ReadCollection extends DetachedCollection {
    private final @Nullable CollectionView view;
    private final TimeLimit time;

    ReadCollection(DetachedDatabase database, String name, @Nullable CollectionView view, TimeLimit time) {
        super(database, name);
        this.view = view;
        this.time = time;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        if (view == null) {
            return new QueryResult(List.of());
        }
        Query asked = new Query(new Filter(query), SortOrder.of(orderBy), skip, limit, new Hint.Free(), time);
        CollectionView current = view;
        Iterable<Document> documents = () -> {
            Iterator<Found> found = asked.run(current);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return found.hasNext();
                }

                @Override
                public Document next() {
                    return RawBson.decode(found.next().document());
                }
            };
        };
        return new QueryResult(documents);
    }
}
