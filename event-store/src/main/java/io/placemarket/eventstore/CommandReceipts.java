package io.placemarket.eventstore;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and answers, after the commit, with result, position and revisions. With an idempotency key a command has
 * its effect once: a repeat is answered with the first's receipt, in any process and after any crash. A keyed command that
 * publishes no event leaves no trace, and a repeat is handled again.
 */
public final class CommandReceipts implements AutoCloseable {
    private final EventLog log;
    private final CommandBus bus;
    private final NamedTypeSerializer serializer;
    private final RetryOnConflict retry;
    private final StoredReceipts stored;
    private final Fingerprints fingerprints;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("command-", 0).factory());

    /**
     * On a command bus.
     *
     * @param bus handles commands; must use a {@link LogTransactionManager} of the same log
     * @param serializer for stored results; types of results need a name too
     * @param retry how often a command that lost against another is tried again
     */
    public CommandReceipts(EventLog log, CommandBus bus, NamedTypeSerializer serializer, RetryOnConflict retry) {
        this.log = log;
        this.bus = bus;
        this.serializer = serializer;
        this.retry = retry;
        this.stored = new StoredReceipts(log.reader(), serializer);
        this.fingerprints = new Fingerprints(serializer);
    }

    /** Sends a command without a key. The future fails with what its handler threw, or a typed exception of this package. */
    public <R extends @Nullable Object> CompletableFuture<Receipt<R>> send(Object command, Map<String, ?> metadata) {
        return CompletableFuture.supplyAsync(() -> this.<R>handle(command, metadata, null, ""), workers);
    }

    /**
     * Sends a command that may be a repeat; its content is told by its type and JSON, whatever the order of its sets and maps.
     *
     * @return fails with {@link KeyReusedException} where the key was used for another content
     */
    public <R extends @Nullable Object> CompletableFuture<Receipt<R>> send(
            Object command, Map<String, ?> metadata, IdempotencyKey key) {
        return once(command, metadata, key, fingerprints.of(command));
    }

    /** Sends a command that may be a repeat, whose content is told by the fingerprint: 1 to 200 characters. */
    public <R extends @Nullable Object> CompletableFuture<Receipt<R>> send(
            Object command, Map<String, ?> metadata, IdempotencyKey key, String fingerprint) {
        if (fingerprint.isBlank() || fingerprint.length() > 200) {
            throw new IllegalArgumentException("A fingerprint has 1 to 200 characters");
        }
        return once(command, metadata, key, Fingerprint.given(fingerprint));
    }

    private <R extends @Nullable Object> CompletableFuture<Receipt<R>> once(
            Object command, Map<String, ?> metadata, IdempotencyKey key, Fingerprint fingerprint) {
        return CompletableFuture.supplyAsync(
                () -> stored.<R>find(key, fingerprint).orElseGet(() -> first(command, metadata, key, fingerprint)),
                workers);
    }

    /** A failure of a keyed command may be that of a repeat that met what the first had changed. */
    private <R extends @Nullable Object> Receipt<R> first(
            Object command, Map<String, ?> metadata, IdempotencyKey key, Fingerprint fingerprint) {
        try {
            return handle(command, metadata, key, fingerprint.now());
        } catch (OutcomeUnknownException | LogUnavailableException away) {
            throw away;
        } catch (RuntimeException failure) {
            Optional<Receipt<R>> first = stored.find(key, fingerprint);
            if (first.isPresent()) {
                return first.get();
            }
            throw failure;
        }
    }

    private <R extends @Nullable Object> Receipt<R> handle(
            Object command, Map<String, ?> metadata, @Nullable IdempotencyKey key, String fingerprint) {
        return retry.call(() -> dispatch(
                GenericCommandMessage.asCommandMessage(command).andMetaData(metadata),
                new CommandTicket(key, fingerprint, serializer)));
    }

    private <R extends @Nullable Object> Receipt<R> dispatch(CommandMessage<Object> message, CommandTicket ticket) {
        log.tickets().open(message.getIdentifier(), ticket);
        try {
            CompletableFuture<CommandResultMessage<? extends R>> reply = new CompletableFuture<>();
            ticket.onBreak(error -> reply.complete(GenericCommandResultMessage.asCommandResultMessage(error)));
            bus.<Object, R>dispatch(message, (sent, result) -> reply.complete(result));
            CommandResultMessage<? extends R> result = reply.join();
            Optional<OutcomeUnknownException> unknown = result.optionalExceptionResult()
                    .filter(OutcomeUnknownException.class::isInstance)
                    .map(OutcomeUnknownException.class::cast);
            if (unknown.isPresent()) {
                // it may be stored, whatever became of what it rests on
                throw unknown.get();
            }
            if (!ticket.groundHolds()) {
                throw new FootingLostException();
            }
            if (result.isExceptional()) {
                throw unchecked(result.exceptionResult());
            }
            return ticket.commit()
                    .map(commit ->
                            new Receipt<R>(result.getPayload(), commit.place().last(), commit.revisions(), false))
                    .orElseGet(() -> new Receipt<R>(result.getPayload(), log.headPosition(), Map.of(), false));
        } finally {
            log.tickets().close(message.getIdentifier());
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        Throwable failure = thrown instanceof KeyedCommandFailedException keyed
                ? Objects.requireNonNullElse(keyed.getCause(), keyed)
                : thrown;
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new CompletionException(failure);
    }

    /** Lets commands under way finish and takes no more. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
