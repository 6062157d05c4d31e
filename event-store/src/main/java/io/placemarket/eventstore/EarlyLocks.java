package io.placemarket.eventstore;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** One unit of work at a time decides on an aggregate; the next need not wait until what it decided is stored. */
final class EarlyLocks implements LockFactory {
    /**
     * A minute's patience, as the framework has; but it looks for deadlocks each time it begins to wait anew, and a hundred who want the same
     * area would do little else if that were every 10 ms.
     */
    private final LockFactory locks = PessimisticLockFactory.builder()
            .lockAttemptTimeout(1_000)
            .acquireAttempts(60)
            .build();

    @Override
    public Lock obtainLock(String identifier) {
        Lock lock = new ReleasedOnce(locks.obtainLock(identifier));
        CommitOrder.of(CurrentUnitOfWork.get()).releaseWhenHandedIn(lock::release);
        return lock;
    }

    /** Early, or at the end of its unit of work as the framework does. */
    private static final class ReleasedOnce implements Lock {
        private final Lock lock;
        private boolean released;

        ReleasedOnce(Lock lock) {
            this.lock = lock;
        }

        @Override
        public void release() {
            if (!released) {
                released = true;
                lock.release();
            }
        }

        @Override
        public boolean isHeld() {
            return !released && lock.isHeld();
        }
    }
}
