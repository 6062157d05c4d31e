package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LoggedEvent;

/** Follows a log and says of each event when it came: URI, database. */
final class TailProcess {
    private static final String NOTE = "\"note\":\"";

    private TailProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = EventLog.open(client.getDatabase(arguments[1]), LogOptions.defaults())) {
            long head = log.headPosition();
            System.out.println("ready");
            log.tail()
                    .from(head + 1)
                    .takeUntilOther(EndOfInput.mono())
                    .doOnNext(unit -> {
                        long now = OtherProcess.now();
                        for (LoggedEvent event : unit.events()) {
                            System.out.println(note(event.payload()) + " " + now);
                        }
                    })
                    .blockLast();
        }
    }

    private static String note(String payload) {
        int begin = payload.indexOf(NOTE) + NOTE.length();
        return payload.substring(begin, payload.indexOf('"', begin));
    }
}
