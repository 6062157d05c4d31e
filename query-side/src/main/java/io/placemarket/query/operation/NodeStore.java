package io.placemarket.query.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What the nodes said of themselves, in the database they share. Blocks. */
final class NodeStore {
    static final String COLLECTION = "view_nodes";

    /** More than anybody runs. */
    private static final int MOST = 200;

    private final MongoCollection<Document> collection;

    NodeStore(MongoDatabase database) {
        collection = database.getCollection(COLLECTION);
        collection.createIndex(Indexes.ascending("seenAt"));
    }

    void put(NodeState state) {
        collection.replaceOne(Filters.eq("_id", state.name()), document(state), new ReplaceOptions().upsert(true));
    }

    void remove(String name) {
        collection.deleteOne(Filters.eq("_id", name));
    }

    /** Removes those that were not heard of since. */
    void forget(Instant since) {
        collection.deleteMany(Filters.lt("seenAt", Date.from(since)));
    }

    List<NodeState> all(Instant now) {
        List<NodeState> all = new ArrayList<>();
        collection
                .find()
                .sort(Sorts.ascending("_id"))
                .limit(MOST)
                .batchSize(MOST)
                .forEach(document -> all.add(state(document, now)));
        return all;
    }

    private static Document document(NodeState state) {
        return new Document("_id", state.name())
                .append("startedAt", Date.from(state.startedAt()))
                .append("seenAt", Date.from(state.seenAt()))
                .append("version", state.version())
                .append("position", state.position())
                .append("level", state.level())
                .append("lag", state.lag())
                .append("parked", state.parked())
                .append("streams", state.streams())
                .append("tails", state.tails())
                .append("directBytes", state.directBytes());
    }

    private static NodeState state(Document document, Instant now) {
        Instant seen = instant(document.getDate("seenAt"));
        return new NodeState(
                document.getString("_id"),
                false,
                Duration.between(seen, now).toSeconds() <= Nodes.HEARD_SECONDS,
                instant(document.getDate("startedAt")),
                seen,
                document.getString("version"),
                document.getLong("position"),
                document.getBoolean("level"),
                document.getLong("lag"),
                document.getInteger("parked"),
                document.getInteger("streams"),
                document.getInteger("tails"),
                document.getLong("directBytes"));
    }

    private static Instant instant(@Nullable Date date) {
        return Objects.requireNonNull(date).toInstant();
    }
}
