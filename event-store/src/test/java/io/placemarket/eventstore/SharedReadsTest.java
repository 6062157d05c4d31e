package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** However many follow the log in one process, the database is asked as if there were one. */
class SharedReadsTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(SharedReadsTest.class);
    private static final int TAILS = 20;
    private static final LogOptions OPTIONS = LogOptions.defaults();

    private final TestDatabase database = new TestDatabase();
    private final AtomicInteger questions = new AtomicInteger();
    private final Disposable.Composite tails = Disposables.composite();
    private final List<AtomicLong> seen = new ArrayList<>();
    private MongoClient client;
    private EventLog log;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test below
    SharedReadsTest() {}

    @BeforeEach
    void follow() {
        CommandListener counting = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("find")) {
                    questions.incrementAndGet();
                }
            }
        };
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestDatabase.uri()))
                .addCommandListener(counting)
                .build());
        log = EventLog.open(client.getDatabase(database.database().getName()), OPTIONS);
        Samples.append(log, 1);
        for (int i = 0; i < TAILS; i++) {
            AtomicLong last = new AtomicLong();
            seen.add(last);
            tails.add(log.tail().from(1).subscribe(unit -> last.set(unit.position())));
        }
        awaitAll(1);
    }

    @AfterEach
    void stop() {
        tails.dispose();
        log.close();
        client.close();
        database.close();
    }

    @Test
    void idle_tails_ask_as_seldom_as_one() {
        // Until the pauses have grown to their longest.
        awaitQuestions(questions.get() + 15);
        int before = questions.get();
        long began = System.nanoTime();
        awaitQuestions(before + 15);
        double seconds = (System.nanoTime() - began) / 1e9;
        int asked = questions.get() - before;

        LOGGER.info("{} idle tails asked {} times in {} s", TAILS, asked, seconds);
        // Slowness of the machine only makes the time longer.
        assertThat(asked)
                .isLessThanOrEqualTo(
                        2 + (int) (seconds * 1_000 / OPTIONS.pollAtMost().toMillis()));
    }

    @Test
    void what_this_process_writes_is_not_read_again() {
        int before = questions.get();
        long began = System.nanoTime();
        Samples.append(log, 300);
        awaitAll(301);
        long polls = (System.nanoTime() - began) / OPTIONS.pollAtLeast().toNanos();

        assertThat((long) questions.get() - before).isLessThanOrEqualTo(Math.min(polls + 5, 300));
    }

    @Test
    void what_others_write_is_read_once_for_all() {
        int before = questions.get();
        long began = System.nanoTime();
        try (EventLog elsewhere = database.open()) {
            Samples.append(elsewhere, 300);
        }
        awaitAll(301);
        long polls = (System.nanoTime() - began) / OPTIONS.pollAtLeast().toNanos();

        assertThat((long) questions.get() - before).isLessThanOrEqualTo(Math.min(polls, 300) + 20);
    }

    private void awaitQuestions(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> questions.get() >= number);
    }

    private void awaitAll(long position) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> seen.stream().allMatch(last -> last.get() == position));
    }
}
