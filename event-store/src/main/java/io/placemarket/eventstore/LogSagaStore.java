package io.placemarket.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Axon's sagas beside the log. A saga is one document, found by its associations through an index: its state and its
 * associations always change together, and an identifier is given once. Inside a unit of work a saga is written after the
 * commit, so that it is never ahead of what it published and one that fails changes none; the unit itself sees what it left.
 */
public final class LogSagaStore implements SagaStore<Object> {
    private final MongoCollection<Document> sagas;
    private final LogOptions options;
    private final Serializer serializer;

    private LogSagaStore(MongoCollection<Document> sagas, LogOptions options, Serializer serializer) {
        this.sagas = sagas;
        this.options = options;
        this.serializer = serializer;
    }

    /** Sagas beside the log of these options. The serializer names their types and writes their state. */
    public static LogSagaStore open(MongoDatabase database, LogOptions options, Serializer serializer) {
        MongoCollection<Document> sagas = Beside.collection(database, options, "sagas");
        LogSetup.preparing(database, options.collection() + "_sagas", () -> {
            String unused = sagas.createIndex(Indexes.ascending("keys"), new IndexOptions().name("keys"));
        });
        return new LogSagaStore(sagas, options, serializer);
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
        String key = key(typeName(sagaType), associationValue);
        Set<String> stored = Beside.asking(() -> sagas.find(Filters.eq("keys", key))
                        .projection(Projections.include("_id"))
                        .into(new ArrayList<>()))
                .stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
        return staged().map(staged -> staged.holding(key, stored)).orElse(stored);
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return find(sagaIdentifier)
                .filter(document -> typeName(sagaType).equals(document.getString("of")))
                .map(document -> this.<S>loaded(document))
                .orElse(null);
    }

    private Optional<StagedSagas> staged() {
        return StagedSagas.of(this, options);
    }

    private Optional<Document> find(String id) {
        Optional<Document> stored =
                Beside.asking(() -> sagas.find(Filters.eq("_id", id)).into(new ArrayList<>())).stream()
                        .findFirst();
        return staged().map(staged -> staged.latest(id, stored)).orElse(stored);
    }

    private <S> Entry<S> loaded(Document document) {
        String type = document.getString("type");
        String revision = document.getString("rev");
        if (serializer.classForType(new SimpleSerializedType(type, revision)) == UnknownSerializedType.class) {
            throw UnknownEventTypeException.of(type, revision, "of the saga '" + document.getString("_id") + "'");
        }
        S saga = serializer.deserialize(
                new SimpleSerializedObject<>(document.getString("data"), String.class, type, revision));
        Set<AssociationValue> associations = document.getList("associations", Document.class).stream()
                .map(one -> new AssociationValue(one.getString("key"), one.getString("value")))
                .collect(Collectors.toSet());
        return new Loaded<>(saga, associations);
    }

    /** Axon's entry. */
    private record Loaded<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    /** @throws ConcurrencyException where a saga has that identifier already */
    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        Document document = document(sagaType, sagaIdentifier, saga, associationValues);
        staged().ifPresentOrElse(
                        staged -> {
                            if (find(sagaIdentifier).isPresent()) {
                                throw given(sagaIdentifier);
                            }
                            staged.begin(sagaIdentifier, document, this::insert);
                        },
                        () -> insert(document));
    }

    private void insert(Document document) {
        boolean inserted = Beside.asking(() -> {
            try {
                sagas.insertOne(document);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
        if (!inserted) {
            throw given(document.getString("_id"));
        }
    }

    /** @throws ConcurrencyException where the saga has ended meanwhile: it is not brought back */
    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        Document document = document(sagaType, sagaIdentifier, saga, associationValues.asSet());
        staged().ifPresentOrElse(
                        staged -> {
                            if (find(sagaIdentifier).isEmpty()) {
                                throw ended(sagaIdentifier);
                            }
                            staged.change(sagaIdentifier, document, this::insert, this::replace);
                        },
                        () -> replace(document));
    }

    private void replace(Document document) {
        String id = document.getString("_id");
        if (Beside.asking(() -> sagas.replaceOne(Filters.eq("_id", id), document))
                        .getMatchedCount()
                == 0) {
            throw ended(id);
        }
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        staged().ifPresentOrElse(staged -> staged.end(sagaIdentifier, this::delete), () -> delete(sagaIdentifier));
    }

    private void delete(String id) {
        long unused =
                Beside.asking(() -> sagas.deleteOne(Filters.eq("_id", id))).getDeletedCount();
    }

    private static ConcurrencyException given(String id) {
        return new ConcurrencyException("There is a saga '" + id + "' already");
    }

    private static ConcurrencyException ended(String id) {
        return new ConcurrencyException("The saga '" + id + "' has ended meanwhile");
    }

    private Document document(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        SerializedObject<String> serialized = serializer.serialize(saga, String.class);
        List<Document> associations = associationValues.stream()
                .map(value -> new Document("key", value.getKey()).append("value", value.getValue()))
                .toList();
        List<String> keys = associationValues.stream()
                .map(value -> key(typeName(sagaType), value))
                .toList();
        return new Document("_id", sagaIdentifier)
                .append("of", typeName(sagaType))
                .append("type", serialized.getType().getName())
                .append("rev", serialized.getType().getRevision())
                .append("data", serialized.getData())
                .append("associations", associations)
                .append("keys", keys);
    }

    /** The lengths keep {@code a + b/c} apart from {@code a/b + c}. */
    private static String key(String type, AssociationValue association) {
        String value = association.getValue() == null ? "" : "/" + association.getValue();
        return type.length() + "/" + type + "/" + association.getKey().length() + "/" + association.getKey() + value;
    }

    private String typeName(Class<?> sagaType) {
        return serializer.typeForClass(sagaType).getName();
    }
}
