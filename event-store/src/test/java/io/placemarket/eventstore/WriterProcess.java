package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A process of its own that writes for a while: URI, database, threads, milliseconds. Prints each position it was told. */
final class WriterProcess {
    private WriterProcess() {}

    public static void main(String[] arguments) throws Exception {
        AtomicLong slowest = new AtomicLong();
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = EventLog.open(client.getDatabase(arguments[1]), LogOptions.defaults());
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            int threads = Integer.parseInt(arguments[2]);
            Samples.appendUnit(log, 1);
            System.out.println("ready");
            System.in.read();
            long until = System.nanoTime() + Long.parseLong(arguments[3]) * 1_000_000;
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int own = i;
                running.add(workers.submit(() -> {
                    while (System.nanoTime() < until) {
                        long before = System.nanoTime();
                        Appended place = Samples.appendUnit(log, 1 + own % 3);
                        slowest.accumulateAndGet(System.nanoTime() - before, Math::max);
                        synchronized (System.out) {
                            System.out.println(place.first() + " " + place.last());
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        System.out.println("slowest " + slowest.get() / 1_000_000);
    }
}
