package io.placemarket.benchmarks;

import io.placemarket.eventstore.IdempotencyKey;
import io.placemarket.eventstore.LogUnavailableException;
import io.placemarket.eventstore.OutcomeUnknownException;
import io.placemarket.eventstore.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that sends commands, each under a key of its own, until it is killed or told to stop, and prints what it was told
 * about each; what is unknown it sends again until it is not. Arguments: a file that holds the database's URI, database, name.
 */
final class FaultWriter {
    private static final int CALLERS = 6;
    private static volatile boolean stopped;

    private FaultWriter() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[2];
        Thread.ofPlatform().daemon().start(FaultWriter::awaitStop);
        try (FaultSession session = new FaultSession(Path.of(arguments[0]), arguments[1])) {
            AtomicLong next = new AtomicLong();
            Thread[] callers = new Thread[CALLERS];
            for (int i = 0; i < CALLERS; i++) {
                callers[i] = Thread.ofPlatform().start(() -> {
                    while (!stopped) {
                        one(session, name + "-" + next.incrementAndGet());
                    }
                });
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
        System.exit(0);
    }

    /** Told to stop by a byte, or by the end of whoever started this. */
    private static void awaitStop() {
        try {
            int told = System.in.read();
            stopped = told != 0;
        } catch (IOException gone) {
            stopped = true;
        }
    }

    private static void one(FaultSession session, String id) {
        say("try " + id);
        boolean doubtful = false;
        while (true) {
            String answer = answer(session, id);
            if (answer.startsWith("unknown")) {
                say(answer);
                doubtful = true;
            } else if (doubtful && answer.startsWith("absent")) {
                // The repeat was not written; what became of the first try is still unknown.
                session.renewIfMoved();
            } else {
                say(answer);
                return;
            }
        }
    }

    private static String answer(FaultSession session, String id) {
        try {
            Receipt<Object> receipt = session.receipts()
                    .<Object>send(new Tally.Count(id, "fault run"), Map.of(), new IdempotencyKey("faults", id))
                    .join();
            return (receipt.repeated() ? "repeated " : "stored ") + id + " " + receipt.position();
        } catch (CompletionException e) {
            return switch (Objects.requireNonNull(e.getCause())) {
                case OutcomeUnknownException unknown -> {
                    session.renewIfMoved();
                    yield "unknown " + id;
                }
                case LogUnavailableException away -> {
                    session.renewIfMoved();
                    yield "absent " + id;
                }
                default -> "failed " + id + " " + e.getCause();
            };
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
