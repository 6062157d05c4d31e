package io.placemarket.eventstore;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes the append the last thing a unit of work does: events are kept while it runs and go into the log, all or none, when
 * its transaction commits. Give it to the command bus and the event processors, which attach it before anything else.
 */
public final class LogTransactionManager implements TransactionManager {
    private final EventLog log;

    /** For the units of work of one log. */
    public LogTransactionManager(EventLog log) {
        this.log = log;
    }

    @Override
    public Transaction startTransaction() {
        if (!CurrentUnitOfWork.isStarted()) {
            return NothingToCommit.INSTANCE;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        if (LogTransaction.of(root, log).isPresent()) {
            return NothingToCommit.INSTANCE;
        }
        return LogTransaction.begin(root, log);
    }

    /** Of a nested unit of work, whose events are its root's, and of work outside any. */
    private enum NothingToCommit implements Transaction {
        INSTANCE;

        @Override
        public void commit() {
            // the root's transaction commits
        }

        @Override
        public void rollback() {
            // the root's transaction drops what was kept
        }
    }
}
