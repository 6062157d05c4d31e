package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.query.checkpoint.CheckpointLimits;
import io.placemarket.query.checkpoint.Checkpoints;
import io.placemarket.query.market.Market;
import io.placemarket.query.views.LogFollower;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A fresh process that brings views level with a log and prints how many seconds that took: URI, database, with or without. */
final class RestartedViews {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private RestartedViews() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        try (MongoClient client = MongoClients.create(arguments[0])) {
            MongoDatabase database = client.getDatabase(arguments[1]);
            Clock clock = Clock.systemUTC();
            try (EventLog log = EventLog.open(database, LogOptions.defaults());
                    Views views = new Views(clock, PATIENCE)) {
                new LogFollower(
                                log,
                                views,
                                arguments[2].equals("with")
                                        ? head -> new Checkpoints(log, database, limits(), clock).load(head)
                                        : head -> Optional.empty())
                        .start();
                long position = views.ask(log.headPosition(), Market::position)
                        .blockOptional(PATIENCE)
                        .orElseThrow();
                System.out.println((System.nanoTime() - start) / 1e9 + " " + position + " " + views.begunAt());
            }
        }
        System.exit(0);
    }

    static CheckpointLimits limits() {
        return new CheckpointLimits(50_000, Duration.ofMinutes(5), 1_000, 16, 512L << 20);
    }
}
