package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database of the query language through which collections can be found, and nothing else. */
final class DetachedDatabase implements MongoDatabase {
    private final String name;
    private final Function<String, @Nullable MongoCollection<?>> collections;

    DetachedDatabase(String name, Function<String, @Nullable MongoCollection<?>> collections) {
        this.name = name;
        this.collections = collections;
    }

    @Override
    public String getDatabaseName() {
        return name;
    }

    @Override
    @SuppressWarnings("NullAway") // the query language expects null where there is no such collection
    public MongoCollection<?> resolveCollection(String collectionName, boolean throwIfNotFound) {
        return collections.apply(collectionName);
    }

    @Override
    public void handleClose(Channel channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MongoCollection<?> createCollectionOrThrowIfExists(String collectionName, CollectionOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void drop(Oplog oplog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterCollection(String collectionName) {
        throw new UnsupportedOperationException();
    }
}
