package io.placemarket.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** A pooled streaming processor that begins at the beginning of a store and counts what it is given. */
final class Replay {
    private static final int SEGMENTS = 2;
    private static final int BATCH = 256;

    private Replay() {}

    /** Events a second until it was given so many. */
    static double run(EmbeddedEventStore store, int events) throws InterruptedException {
        Counting counting = new Counting(events);
        ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(SEGMENTS);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("replay")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(counting)
                        .build())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .batchSize(BATCH)
                .build();
        long start = System.nanoTime();
        processor.start();
        try {
            if (!counting.all.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Of " + events + " events " + counting.left.get() + " did not come");
            }
            return events * 1e9 / (System.nanoTime() - start);
        } finally {
            processor.shutDown();
            coordinator.shutdownNow();
            workers.shutdownNow();
        }
    }

    /** Axon finds its handler by reflection. */
    static final class Counting {
        private final CountDownLatch all = new CountDownLatch(1);
        private final AtomicInteger left;

        Counting(int events) {
            this.left = new AtomicInteger(events);
        }

        @EventHandler
        void on(Tally.Counted event) {
            if (left.decrementAndGet() == 0) {
                all.countDown();
            }
        }
    }
}
