package io.placemarket.eventstore;

import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Receipts of commands that carried an idempotency key, read back from the log. */
final class StoredReceipts {
    private final LogReader reader;
    private final Serializer serializer;

    StoredReceipts(LogReader reader, Serializer serializer) {
        this.reader = reader;
        this.serializer = serializer;
    }

    /** The receipt of the first command under the key; refuses the key for another content. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the result's type stands beside it; no result is R's own null
    <R extends @Nullable Object> Optional<Receipt<R>> find(IdempotencyKey key, String fingerprint) {
        return reader.withKey(key).map(unit -> {
            StoredCommand command = unit.command();
            if (command == null || !command.fingerprint().equals(fingerprint)) {
                throw new KeyReusedException(key);
            }
            return new Receipt<>((R) result(command), unit.next() - 1, Receipt.revisions(unit.events()), true);
        });
    }

    private @Nullable Object result(StoredCommand command) {
        String json = command.result();
        return json == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(json, String.class, command.resultType(), null));
    }
}
