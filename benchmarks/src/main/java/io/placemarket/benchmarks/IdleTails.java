package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import reactor.core.Disposable;

/** Follows a log in which nothing happens, and answers what share of a core that took: URI, database, number of logs. */
final class IdleTails {
    static final int TAILS = 20;

    private IdleTails() {}

    public static void main(String[] arguments) throws Exception {
        int logs = Integer.parseInt(arguments[2]);
        List<EventLog> opened = new ArrayList<>();
        List<Disposable> tails = new ArrayList<>();
        try (MongoClient client = MongoClients.create(arguments[0]);
                BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (int i = 0; i < logs; i++) {
                opened.add(EventLog.open(client.getDatabase(arguments[1]), LogOptions.defaults()));
            }
            long head = opened.getFirst().headPosition();
            for (int i = 0; i < TAILS; i++) {
                tails.add(opened.get(i % logs).tail().from(head + 1).subscribe());
            }
            System.out.println("ready");
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                System.out.println(percentOfACore(Long.parseLong(line)));
            }
        }
        tails.forEach(Disposable::dispose);
        opened.forEach(EventLog::close);
    }

    private static double percentOfACore(long millis) {
        long cpu = processorNanos();
        long start = System.nanoTime();
        long until = start + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = until - start; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return 100.0 * (processorNanos() - cpu) / (System.nanoTime() - start);
    }

    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow();
    }
}
