package io.placemarket.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/** The sagas of one store that the current unit of work has changed: it sees them as it left them, everybody else after its commit. */
final class StagedSagas {
    private final Map<String, Staged> changed = new TreeMap<>();
    private final Object store;
    private final LogOptions options;

    /** What is to become of a saga. */
    private sealed interface Staged {
        /** A new one. */
        record Begun(Document saga) implements Staged {}

        /** One that was there before. */
        record Changed(Document saga) implements Staged {}

        /** None. */
        record Ended() implements Staged {}

        default Optional<Document> document() {
            return switch (this) {
                case Begun begun -> Optional.of(begun.saga());
                case Changed changed -> Optional.of(changed.saga());
                case Ended ended -> Optional.empty();
            };
        }
    }

    private StagedSagas(Object store, LogOptions options) {
        this.store = store;
        this.options = options;
    }

    /** Empty where no commit is to come: what is written then is written at once. */
    static Optional<StagedSagas> of(Object store, LogOptions options) {
        if (!AfterCommit.isToCome()) {
            return Optional.empty();
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        String name = StagedSagas.class.getName() + "@" + System.identityHashCode(store);
        return Optional.of(root.getOrComputeResource(name, key -> new StagedSagas(store, options)));
    }

    /** The saga as this unit of work left it, or as it is stored where this unit has not touched it. */
    Optional<Document> latest(String id, Optional<Document> stored) {
        Staged staged = changed.get(id);
        return staged == null ? stored : staged.document();
    }

    /** Those with the key, as this unit of work left them. */
    Set<String> holding(String key, Set<String> stored) {
        Set<String> holding = new TreeSet<>(stored);
        changed.forEach((id, staged) -> {
            if (staged.document()
                    .filter(saga -> saga.getList("keys", String.class).contains(key))
                    .isPresent()) {
                holding.add(id);
            } else {
                holding.remove(id);
            }
        });
        return holding;
    }

    void begin(String id, Document saga, Consumer<Document> insert) {
        write(id, new Staged.Begun(saga), () -> insert.accept(saga));
    }

    void change(String id, Document saga, Consumer<Document> insert, Consumer<Document> replace) {
        if (changed.get(id) instanceof Staged.Begun) {
            begin(id, saga, insert);
        } else {
            write(id, new Staged.Changed(saga), () -> replace.accept(saga));
        }
    }

    void end(String id, Consumer<String> delete) {
        write(id, new Staged.Ended(), () -> delete.accept(id));
    }

    private void write(String id, Staged staged, Runnable write) {
        changed.put(id, staged);
        AfterCommit.ofCurrentUnitOfWork()
                .write(
                        AfterCommit.Turn.SAGA,
                        System.identityHashCode(store) + "/" + id,
                        () -> Beside.insisting(options, write));
    }
}
