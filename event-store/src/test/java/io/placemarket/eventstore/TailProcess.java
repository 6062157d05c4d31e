package io.placemarket.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import reactor.core.Disposable;

/**
 * A process of its own that follows a log: URI, database. Told a position, it prints how many events it saw until there, and
 * how many units did not stand where the one before ended.
 */
final class TailProcess {
    private TailProcess() {}

    public static void main(String[] arguments) throws Exception {
        AtomicLong next = new AtomicLong(1);
        AtomicLong events = new AtomicLong();
        AtomicLong disorder = new AtomicLong();
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = EventLog.open(client.getDatabase(arguments[1]), LogOptions.defaults())) {
            Disposable tail = log.tail().from(1).subscribe(unit -> {
                if (unit.position() != next.get()) {
                    disorder.incrementAndGet();
                }
                events.addAndGet(unit.events().size());
                next.set(unit.lastPosition() + 1);
            });
            System.out.println("ready");
            BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            long head = Long.parseLong(told.readLine());
            Awaitility.await().until(() -> next.get() > head);
            tail.dispose();
        }
        System.out.println(events + " " + disorder);
    }
}
