package io.placemarket.command.gateway;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Trial;
import io.placemarket.command.gateway.Asking.Once;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.Outcome;
import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.IdempotencyKey;
import io.placemarket.eventstore.OrderedSets;
import io.placemarket.eventstore.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Where commands are sent. Never blocks; the answer comes after the commit, with its position. */
public final class Market {
    private final EventLog log;
    private final CommandReceipts receipts;
    private final KeyedHash hashes;
    private final JsonMapper json;

    public Market(EventLog log, CommandReceipts receipts, KeyedHash hashes, JsonMapper json) {
        this.log = log;
        this.receipts = receipts;
        this.hashes = hashes;
        this.json = json.rebuild().addModule(new OrderedSets()).build();
    }

    /**
     * Asks for something.
     *
     * @param answer what its handler answers
     * @return fails with {@link io.placemarket.kernel.problem.RefusedException} or what {@link EventStoreProblems} knows
     */
    public <R extends Outcome> Mono<Receipt<R>> ask(Command command, Asking asking, Class<R> answer) {
        return Mono.fromFuture(() -> send(command, asking))
                .onErrorResume(Trial.class, this::tried)
                .map(receipt -> typed(receipt, answer));
    }

    /** Nothing has a revision that was not changed. */
    private Mono<Receipt<Object>> tried(Trial trial) {
        return position().map(position -> new Receipt<>(trial.outcome(), position, Map.of(), false));
    }

    /** Where the log stands now. */
    public Mono<Long> position() {
        return Mono.fromCallable(log::headPosition).subscribeOn(Schedulers.boundedElastic());
    }

    private CompletableFuture<Receipt<Object>> send(Command command, Asking asking) {
        Map<String, Object> metadata = new HashMap<>(asking.actor().toMetadata());
        asking.seen().revision().ifPresent(revision -> metadata.put(ExpectedRevision.METADATA, revision));
        if (asking.dryRun()) {
            metadata.put(Trial.METADATA, true);
            return receipts.<Object>send(command, metadata);
        }
        return asking.once()
                .map(once -> {
                    String fingerprint = fingerprint(command, once);
                    String key = once.key().orElse(fingerprint);
                    return receipts.<Object>send(
                            command, metadata, new IdempotencyKey(once.caller(), key), fingerprint);
                })
                .orElseGet(() -> receipts.<Object>send(command, metadata));
    }

    private String fingerprint(Command command, Once once) {
        return hashes.of("request", command.getClass().getSimpleName(), json.writeValueAsString(once.content()));
    }

    private static <R extends Outcome> Receipt<R> typed(Receipt<Object> receipt, Class<R> answer) {
        return new Receipt<>(
                answer.cast(receipt.result()), receipt.position(), receipt.revisions(), receipt.repeated());
    }
}
