package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Answer;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.Namespace;
import io.placemarket.embedded.store.ReadLease;
import io.placemarket.embedded.store.Store;
import java.util.Optional;
import java.util.function.Function;

/** What commands that read have in common. */
final class Reading {
    private final Store store;

    Reading(Store store) {
        this.store = store;
    }

    Namespace namespace(Request request) {
        return new Namespace(request.database(), request.collection());
    }

    Optional<CollectionView> view(Request request) {
        return store.catalog().find(namespace(request)).map(collection -> collection.view());
    }

    ReadLease lease() {
        return store.lease();
    }

    /** By which a cursor that was open for long, or idle, goes on from the collection's state then. */
    OpenCursor.Origin origin(Request request, Answer answer) {
        return new OpenCursor.Origin() {
            @Override
            public void leave() {
                answer.leave();
            }

            @Override
            public ReadLease renew() {
                ReadLease later = lease();
                try {
                    answer.renew(view(request)
                            .orElseThrow(() -> Refusal.of(
                                    175, "QueryPlanKilled", "the collection " + namespace(request) + " was dropped")));
                    return later;
                } catch (RuntimeException e) {
                    later.close();
                    throw e;
                }
            }
        };
    }

    /** For results that are held in memory. */
    OpenCursor.Origin nothing() {
        return new OpenCursor.Origin() {
            @Override
            public void leave() {
                // there is nothing to let go of
            }

            @Override
            public ReadLease renew() {
                return lease();
            }
        };
    }

    /** After which position a reply that tells of what was just read may be sent. */
    long position(Request request) {
        return request.readsDurableOnly() ? store.position() : 0;
    }

    /** Answers from a collection's current state, or from nothing. */
    <T> T read(Request request, T fromNothing, Function<CollectionView, T> answer) {
        ReadLease lease = lease();
        try {
            return view(request).map(answer).orElse(fromNothing);
        } finally {
            lease.close();
        }
    }

    /** The query in a command's fields. */
    static Query query(Request request, String filterField) {
        long skip = request.number("skip", 0);
        if (skip < 0) {
            throw Refusal.of(
                    51024, "Location51024", "BSON field 'skip' value must be >= 0, actual value '" + skip + "'");
        }
        return new Query(
                new Filter(request.document(filterField).orElseGet(Document::new)),
                SortOrder.of(request.document("sort").orElse(null)),
                skip,
                Math.abs(request.number("limit", 0)),
                Hint.of(request.body().get("hint")),
                request.timeLimit());
    }
}
