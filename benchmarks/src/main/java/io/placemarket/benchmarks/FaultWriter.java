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
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A process that sends commands of one to three events, each under a key of its own, until it is killed or told to stop, and
 * prints what it was told about each; what is unknown it sends again until it is not. Every fourth command is to an aggregate
 * that all writers share, where they conflict. Arguments: a file that holds the database's URI, database, name.
 */
final class FaultWriter {
    private static final int CALLERS = 6;
    private static final int SHARED = 8;
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
                        one(session, Sent.of(name, next.incrementAndGet()));
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

    /**
     * A command.
     *
     * @param id its own, which its events carry too
     */
    private record Sent(String id, String aggregate, int events) {
        static Sent of(String writer, long number) {
            String id = writer + "-" + number;
            return new Sent(id, number % 4 == 0 ? "shared-" + number % SHARED : id, 1 + (int) (number % 3));
        }

        Tally.CountSeveral command() {
            return new Tally.CountSeveral(aggregate, events, id);
        }
    }

    private static void one(FaultSession session, Sent sent) {
        say("try " + sent.id() + " " + sent.events());
        boolean doubtful = false;
        while (true) {
            String answer = answer(session, sent);
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

    private static String answer(FaultSession session, Sent sent) {
        String id = sent.id();
        try {
            Receipt<Object> receipt = session.receipts()
                    .<Object>send(sent.command(), Map.of(), new IdempotencyKey("faults", id))
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
                case ConcurrencyException conflict -> "conflict " + id;
                default -> "failed " + id + " " + e.getCause();
            };
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
