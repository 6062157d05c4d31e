package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Sends commands for as long as it is told, and answers how many a second: URI, database, prefix of its aggregates, their number. */
final class WriterProcess {
    private WriterProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = EventLog.open(client.getDatabase(arguments[1]), LogOptions.defaults());
                CommandLoad load = new CommandLoad(
                        MongoEventStorageEngine.on(log, Engines.SERIALIZER),
                        new LogTransactionManager(log),
                        Integer.parseInt(arguments[3]),
                        arguments[2]);
                BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            load.warmUp();
            System.out.println("ready");
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                System.out.println(load.run(Long.parseLong(line)));
            }
        }
    }
}
