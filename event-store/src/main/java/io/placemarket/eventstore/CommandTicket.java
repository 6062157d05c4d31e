package io.placemarket.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What goes with a command into its unit of work, and what comes back from its commit. */
final class CommandTicket {
    private final @Nullable IdempotencyKey key;
    private final String fingerprint;
    private final Serializer serializer;
    private volatile @Nullable Commit commit;
    private volatile @Nullable CommitOrder order;
    private volatile Consumer<Throwable> onBreak = nobody -> {};

    /** Where the command's events stand, and how far they bring each aggregate. */
    record Commit(Appended place, Map<String, Long> revisions) {}

    CommandTicket(@Nullable IdempotencyKey key, String fingerprint, Serializer serializer) {
        this.key = key;
        this.fingerprint = fingerprint;
        this.serializer = serializer;
    }

    /** @throws KeyedCommandFailedException where it has a key and no result that a repeat could be answered with */
    NewUnit unit(List<StoredEvent> events, ExecutionResult result) {
        if (key == null) {
            return NewUnit.of(events);
        }
        if (result.isExceptionResult()) {
            throw new KeyedCommandFailedException(result.getExceptionResult());
        }
        return new NewUnit(events, key, command(result.getResult().getPayload()));
    }

    private StoredCommand command(@Nullable Object result) {
        if (result == null) {
            return new StoredCommand(fingerprint, "", null);
        }
        SerializedObject<String> serialized = serializer.serialize(result, String.class);
        return new StoredCommand(fingerprint, serialized.getType().getName(), serialized.getData());
    }

    /** Axon answers nobody where an error ends a commit. */
    void onBreak(Consumer<Throwable> told) {
        onBreak = told;
    }

    void broke(Throwable error) {
        onBreak.accept(error);
    }

    void appended(Appended place, Map<String, Long> revisions) {
        commit = new Commit(place, revisions);
    }

    void restsOn(CommitOrder decided) {
        order = decided;
    }

    /** Waits until what an answer without events rests on is stored; false when some of it was refused. */
    boolean groundHolds() {
        CommitOrder decided = order;
        return decided == null || decided.awaitGround();
    }

    Optional<Commit> commit() {
        return Optional.ofNullable(commit);
    }
}
