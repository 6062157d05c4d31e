package io.placemarket.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;

/** The last snapshot of each aggregate, apart from the log: it may be dropped at any time. */
final class SnapshotStore {
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> snapshots;

    SnapshotStore(EventLog log) {
        this.snapshots = Beside.collection(log.database(), log.options(), "snapshots");
    }

    /** Keeps the snapshot unless a later one is there. */
    void store(StoredEvent snapshot) {
        StoredEvent.Aggregate of = snapshot.inAggregate().orElseThrow();
        Document document = new Document("_id", of.id())
                .append("kind", of.type())
                .append("seq", of.sequenceNumber())
                .append("id", snapshot.id())
                .append("type", snapshot.type())
                .append("rev", snapshot.revision())
                .append("at", Beside.date(snapshot.timestamp()))
                .append("meta", snapshot.metadata())
                .append("data", snapshot.payload());
        try {
            snapshots.replaceOne(
                    Filters.and(Filters.eq("_id", of.id()), Filters.lte("seq", of.sequenceNumber())),
                    document,
                    OR_INSERT);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw new LogUnavailableException("The snapshot could not be stored", e);
            }
        } catch (MongoException e) {
            throw new LogUnavailableException("The snapshot could not be stored", e);
        }
    }

    Optional<StoredEvent> read(String aggregateId) {
        return Beside.asking(
                        () -> snapshots.find(Filters.eq("_id", aggregateId)).into(new ArrayList<>()))
                .stream()
                .findFirst()
                .map(SnapshotStore::event);
    }

    private static StoredEvent event(Document document) {
        StoredEvent.Aggregate of = new StoredEvent.Aggregate(
                document.getString("kind"), document.getString("_id"), document.getLong("seq"));
        return new StoredEvent(
                document.getString("id"),
                document.getString("type"),
                document.getString("rev"),
                of,
                Beside.instant(document, "at"),
                document.getString("meta"),
                document.getString("data"));
    }
}
