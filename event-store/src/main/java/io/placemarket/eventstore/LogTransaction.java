package io.placemarket.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** The events of a root unit of work until they go into the log together. */
final class LogTransaction implements Transaction {
    private final UnitOfWork<?> root;
    private final EventLog log;
    private final List<StoredEvent> staged = new ArrayList<>();
    private @Nullable Consumer<AppendConflictException> translation;
    private boolean ended;

    private LogTransaction(UnitOfWork<?> root, EventLog log) {
        this.root = root;
        this.log = log;
    }

    static LogTransaction begin(UnitOfWork<?> root, EventLog log) {
        LogTransaction transaction = new LogTransaction(root, log);
        root.resources().put(resource(log), transaction);
        root.onCleanup(over -> transaction.tellIfItHadNoEnd());
        return transaction;
    }

    static Optional<LogTransaction> of(UnitOfWork<?> root, EventLog log) {
        return Optional.ofNullable(root.getResource(resource(log)));
    }

    /**
     * Empty outside a unit of work.
     *
     * @throws IllegalStateException in a unit of work without this log's transaction: its end would not be known
     */
    static Optional<LogTransaction> ofCurrentUnitOfWork(EventLog log) {
        if (!CurrentUnitOfWork.isStarted()) {
            return Optional.empty();
        }
        return Optional.of(of(CurrentUnitOfWork.get().root(), log)
                .orElseThrow(() -> new IllegalStateException(
                        "Events are published in a unit of work without a LogTransactionManager: attach one, so that the"
                                + " append is the last thing it does")));
    }

    private static String resource(EventLog log) {
        return LogTransaction.class.getName() + "@" + System.identityHashCode(log);
    }

    /** Keeps events; the translation throws what a conflict means to whoever published them. */
    void stage(List<StoredEvent> events, Consumer<AppendConflictException> onConflict) {
        if (ended) {
            throw new IllegalStateException("Events are published after their unit of work was committed");
        }
        staged.addAll(events);
        if (translation == null) {
            translation = onConflict;
        }
    }

    /** Axon neither commits nor rolls back where an error, not an exception, ends a unit of work. */
    private void tellIfItHadNoEnd() {
        if (!ended) {
            ticket().ifPresent(ticket -> ticket.broke(new IllegalStateException(
                    "An error ended the unit of work before its commit; nothing was stored")));
        }
    }

    @Override
    public void commit() {
        ended = true;
        try {
            append();
        } catch (Error error) {
            ticket().ifPresent(ticket -> ticket.broke(error));
            throw error;
        }
    }

    private void append() {
        if (staged.isEmpty()) {
            CommitOrder.of(root).leavesNothing();
            noteGround();
            return;
        }
        Optional<CommandTicket> ticket = ticket();
        try {
            CommitOrder order = CommitOrder.of(root);
            order.checkGround();
            NewUnit unit =
                    ticket.map(t -> t.unit(staged, root.getExecutionResult())).orElseGet(() -> NewUnit.of(staged));
            PendingUnit pending = log.append(unit, order.footing());
            Map<String, Long> revisions = Receipt.revisions(unit.events());
            order.handedIn(pending.way(), revisions);
            Appended appended = Appending.await(pending.answer());
            ticket.ifPresent(t -> t.appended(appended, revisions));
        } catch (AppendConflictException conflict) {
            if (translation != null) {
                translation.accept(conflict);
            }
            throw conflict;
        }
    }

    @Override
    public void rollback() {
        ended = true;
        staged.clear();
        noteGround();
    }

    /** An answer without events holds only if what it rests on is stored. */
    private void noteGround() {
        ticket().ifPresent(ticket -> ticket.restsOn(CommitOrder.of(root)));
    }

    private Optional<CommandTicket> ticket() {
        return Optional.ofNullable(root.getMessage())
                .flatMap(message -> log.tickets().of(message.getIdentifier()));
    }
}
