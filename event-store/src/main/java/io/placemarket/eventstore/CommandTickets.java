package io.placemarket.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Commands under way in this process whose sender wants to hear where their events stand, by message identifier. */
final class CommandTickets {
    private final Map<String, CommandTicket> open = new ConcurrentHashMap<>();

    void open(String messageId, CommandTicket ticket) {
        open.put(messageId, ticket);
    }

    void close(String messageId) {
        open.remove(messageId);
    }

    Optional<CommandTicket> of(String messageId) {
        return Optional.ofNullable(open.get(messageId));
    }
}
