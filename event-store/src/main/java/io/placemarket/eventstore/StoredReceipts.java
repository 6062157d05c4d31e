package io.placemarket.eventstore;

import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Receipts of commands that carried an idempotency key, read back from the log. */
final class StoredReceipts {
    private final LogReader reader;
    private final NamedTypeSerializer serializer;

    StoredReceipts(LogReader reader, NamedTypeSerializer serializer) {
        this.reader = reader;
        this.serializer = serializer;
    }

    /** The receipt of the first command under the key; refuses the key for another content. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the result's type stands beside it; no result is R's own null
    <R extends @Nullable Object> Optional<Receipt<R>> find(IdempotencyKey key, Fingerprint fingerprint) {
        return reader.withKey(key).map(unit -> {
            StoredCommand command = unit.command();
            if (command == null || !fingerprint.isThatOf(command)) {
                throw new KeyReusedException(key);
            }
            return new Receipt<>((R) result(command), unit.next() - 1, Receipt.revisions(unit.events()), true);
        });
    }

    /** A result is stored without a revision: it is read as it is written now. */
    private @Nullable Object result(StoredCommand command) {
        String json = command.result();
        if (json == null) {
            return null;
        }
        if (serializer.types().classOf(command.resultType()).isEmpty()) {
            throw UnknownEventTypeException.of(command.resultType(), null, "of a command's result");
        }
        String revision = serializer
                .types()
                .classOf(command.resultType())
                .flatMap(serializer.types()::nameOf)
                .map(NamedTypes.Name::revision)
                .orElse(null);
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, command.resultType(), revision));
    }
}
