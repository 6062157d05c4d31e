package io.placemarket.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash that ties a unit of work to the one before. Every field goes in behind its length, so that no two different units
 * share an input; what a unit says and where it stands are hashed apart, so that only the second waits for its turn.
 */
final class HashChain {
    private HashChain() {}

    /** Of what a unit says: its events, keys and command. */
    static Hash content(List<StoredEvent> events, List<String> keys, @Nullable StoredCommand command) {
        Input input = new Input();
        input.number(events.size());
        for (StoredEvent event : events) {
            input.text(event.id());
            input.text(event.type());
            input.text(event.revision());
            StoredEvent.Aggregate aggregate = event.aggregate();
            input.number(aggregate == null ? 0 : 1);
            if (aggregate != null) {
                input.text(aggregate.type());
                input.text(aggregate.id());
                input.number(aggregate.sequenceNumber());
            }
            input.number(event.timestamp().toEpochMilli());
            input.text(event.metadata());
            input.text(event.payload());
        }
        input.number(keys.size());
        keys.forEach(input::text);
        input.number(command == null ? 0 : 1);
        if (command != null) {
            input.text(command.fingerprint());
            input.text(command.resultType());
            input.text(command.result());
        }
        return input.hash();
    }

    /** Of where a unit stands and what it says. */
    static Hash link(Hash prev, long position, int size, String attempt, Instant at, Instant latest, Hash content) {
        Input input = new Input();
        input.bytes(prev.bytes());
        input.number(position);
        input.number(size);
        input.text(attempt);
        input.number(at.toEpochMilli());
        input.number(latest.toEpochMilli());
        input.bytes(content.bytes());
        return input.hash();
    }

    /** What the hash of a stored unit should be. */
    static Hash of(UnitDocument unit) {
        Hash content = content(unit.events(), unit.keys(), unit.command());
        return link(unit.prev(), unit.position(), unit.size(), unit.attempt(), unit.at(), unit.latest(), content);
    }

    private static final class Input {
        private static final int ABSENT = -1;
        private final MessageDigest digest = Hash.sha256();
        private final byte[] eight = new byte[8];

        void number(long value) {
            for (int i = 0; i < 8; i++) {
                eight[i] = (byte) (value >>> (56 - 8 * i));
            }
            digest.update(eight);
        }

        void text(@Nullable String value) {
            if (value == null) {
                number(ABSENT);
            } else {
                bytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }

        void bytes(byte[] value) {
            number(value.length);
            digest.update(value);
        }

        Hash hash() {
            return new Hash(digest.digest());
        }
    }
}
