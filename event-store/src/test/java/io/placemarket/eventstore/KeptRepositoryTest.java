package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command goes on from what the one before decided, stored or not; what it says holds only with that. */
class KeptRepositoryTest {
    private final TestDatabase database = new TestDatabase();
    private final Gate gate = new Gate();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestDatabase.uri()))
            .addCommandListener(gate)
            .build());
    private final CounterApplication here = CounterApplication.keeping(
            EventLog.open(client.getDatabase(database.database().getName()), LogOptions.defaults()));
    private final CounterApplication there = CounterApplication.keeping(database.open());

    @AfterEach
    void stop() {
        gate.open();
        here.close();
        there.close();
        client.close();
        database.close();
    }

    /** Holds back what is inserted into the log, and counts what it is asked. */
    private static final class Gate implements CommandListener {
        private static final BsonDocument NOTHING = new BsonDocument();

        private final AtomicInteger questions = new AtomicInteger();
        private volatile CountDownLatch latch = new CountDownLatch(0);

        /** How often the log was asked for events of aggregates. */
        int questions() {
            return questions.get();
        }

        void shut() {
            latch = new CountDownLatch(1);
        }

        void open() {
            latch.countDown();
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")
                    && event.getCommand().getDocument("filter", NOTHING).containsKey("keys")) {
                questions.incrementAndGet();
            } else if (event.getCommandName().equals("insert")) {
                try {
                    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static CompletableFuture<Long> add(CounterApplication application, String counter, long amount) {
        return application
                .receipts()
                .<Long>send(new Counter.Add(counter, amount), Map.of())
                .thenApply(Receipt::result);
    }

    private void open(String... counters) {
        for (String counter : counters) {
            here.receipts().send(new Counter.Open(counter), Map.of()).join();
        }
    }

    private void handedIn(int units) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> here.log().statistics().waiting() == units);
    }

    private List<CompletableFuture<Long>> addEach(int times) {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            answers.add(add(here, "c1", 1));
            handedIn(i);
        }
        return answers;
    }

    private static List<Long> sums(List<CompletableFuture<Long>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void commands_on_one_aggregate_are_handed_in_without_waiting_for_each_other_and_answered_when_stored() {
        open("c1");
        gate.shut();
        List<CompletableFuture<Long>> answers = addEach(5);
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        gate.open();
        assertThat(sums(answers)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(here.retry().conflicts()).isZero();
    }

    @Test
    void what_rests_on_something_refused_is_refused_with_it_and_tried_again_on_what_is_there() {
        open("c1");
        gate.shut();
        List<CompletableFuture<Long>> answers = addEach(5);
        assertThat(add(there, "c1", 100).join()).isEqualTo(100);

        gate.open();
        assertThat(sums(answers)).containsExactlyInAnyOrder(101L, 102L, 103L, 104L, 105L);
        assertThat(here.log().reader().eventsOf("c1", 0)).hasSize(7);
    }

    @Test
    void an_answer_without_events_waits_for_what_it_rests_on_and_is_given_anew_where_that_was_refused() {
        open("c1");
        gate.shut();
        CompletableFuture<Long> one = add(here, "c1", 1);
        handedIn(1);
        CompletableFuture<Long> asked = add(here, "c1", 0);
        assertThat(add(there, "c1", 100).join()).isEqualTo(100);
        assertThat(asked).isNotDone();

        gate.open();
        assertThat(asked.join()).isIn(100L, 101L);
        assertThat(one.join()).isEqualTo(101);
    }

    @Test
    void an_answer_without_events_knows_at_the_second_asking_what_others_have_changed() {
        open("c1");
        add(there, "c1", 100).join();
        assertThat(add(here, "c1", 0).join()).isIn(0L, 100L);
        assertThat(add(here, "c1", 0).join()).isEqualTo(100);
    }

    @Test
    void a_refusal_leaves_what_the_command_before_it_decided() {
        open("c1");
        gate.shut();
        CompletableFuture<Long> one = add(here, "c1", 1);
        handedIn(1);
        CompletableFuture<Long> refused = add(here, "c1", -1);
        CompletableFuture<Long> two = add(here, "c1", 1);
        handedIn(2);

        gate.open();
        assertThatThrownBy(refused::join).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(one.join()).isEqualTo(1);
        assertThat(two.join()).isEqualTo(2);
    }

    @Test
    void what_was_only_read_and_changed_elsewhere_since_is_read_anew() {
        copyOnce();
        add(there, "c1", 100).join();

        assertThat(copied()).isEqualTo(102);
        assertThat(here.retry().conflicts()).isEqualTo(1);
    }

    private long copied() {
        return (long) answer("copy");
    }

    @Test
    void after_many_units_of_others_nothing_read_before_counts() {
        copyOnce();
        Samples.appendTogether(there.log(), 300);
        add(there, "c1", 100).join();

        assertThat(copied()).isEqualTo(102);
        assertThat(here.log().statistics().foreignUnits()).isLessThan(300);
    }

    @Test
    void a_new_aggregate_that_rests_on_what_was_changed_elsewhere_is_made_anew() {
        open("c1");
        here.bus().subscribe("begin", message -> {
            long sum = here.counters().load("c1").invoke(Counter::getSum);
            return here.counters()
                    .newInstance(() -> new Counter(new Counter.Open("of " + sum)))
                    .identifierAsString();
        });
        assertThat(answer("begin")).isEqualTo("of 0");
        add(there, "c1", 100).join();

        assertThat(answer("begin")).isEqualTo("of 100");
        assertThat(here.log().reader().eventsOf("of 100", 0)).hasSize(1);
    }

    @Test
    void what_a_refusal_rested_on_is_asked_about_once_for_all_by_who_uses_it_next() {
        refuseFor("c1", "c2", "c3", "c4");
        int before = gate.questions();
        refused();
        assertThat(gate.questions() - before).as("questions of a refusal").isZero();
        refused();
        assertThat(gate.questions() - before).as("questions of the next").isEqualTo(1);

        add(there, "c3", 5).join();
        assertThat(add(here, "c3", 1).join()).isEqualTo(6);
        assertThat(gate.questions() - before)
                .as("what another has changed is read anew")
                .isGreaterThan(2);
    }

    @Test
    void what_was_sent_since_a_refusal_and_stored_leaves_no_doubt() {
        refuseFor("c1", "c2");
        open("c3");
        refused();
        add(here, "c3", 1).join();
        int before = gate.questions();
        refused();
        assertThat(gate.questions() - before).isZero();

        add(there, "c1", 5).join();
        add(here, "c3", 1).join();
        assertThat(add(here, "c1", 1).join()).as("met by what was sent").isEqualTo(6);
    }

    /** A command that looks at these, and is refused. */
    private void refuseFor(String... counters) {
        open(counters);
        here.bus().subscribe("refuse", message -> {
            for (String counter : counters) {
                here.counters().load(counter).invoke(Counter::getSum);
            }
            throw new IllegalArgumentException("no");
        });
    }

    private void refused() {
        assertThatThrownBy(() -> answer("refuse")).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    private Object answer(String command) {
        return here.receipts()
                .send(new GenericCommandMessage<>(new GenericMessage<>(command), command), Map.of())
                .join()
                .result();
    }

    /** From one counter, which is only read, to another. */
    private void copyOnce() {
        open("c1", "c2");
        here.bus().subscribe("copy", message -> {
            long sum = here.counters().load("c1").invoke(Counter::getSum);
            return here.counters().load("c2").invoke(counter -> counter.on(new Counter.Add("c2", sum)));
        });
        add(here, "c1", 1).join();
        assertThat(copied()).isEqualTo(1);
    }

    @Test
    void what_a_nested_unit_of_work_rolled_back_is_not_gone_on_from() {
        open("c1", "c2");
        here.bus().subscribe("nest", message -> {
            addInANestedUnitThatFails("c1");
            return here.counters().load("c2").invoke(counter -> counter.on(new Counter.Add("c2", 1)));
        });
        here.bus().subscribe("read, then nest", message -> {
            here.counters().load("c1").invoke(Counter::getSum);
            addInANestedUnitThatFails("c1");
            return here.counters().load("c2").invoke(counter -> counter.on(new Counter.Add("c2", 1)));
        });

        here.bus().subscribe("only nest", message -> {
            addInANestedUnitThatFails("c1");
            return "nothing";
        });

        send("only nest").join();
        send("nest").join();
        assertThat(add(here, "c1", 1).join()).isEqualTo(1);
        send("read, then nest").join();
        assertThat(add(here, "c1", 1).join()).isEqualTo(2);
        assertThat(sumsInTheLog("c1")).containsExactly(1L, 2L);
    }

    private void addInANestedUnitThatFails(String id) {
        DefaultUnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("inner"));
        here.counters().load(id).execute(counter -> counter.on(new Counter.Add(id, 5)));
        nested.rollback();
    }

    @Test
    void who_is_ended_by_an_error_is_answered_and_nobody_goes_on_from_it() {
        open("c1");
        Registration failing = here.store().subscribe(events -> {
            throw new AssertionError("a subscriber");
        });
        assertThat(add(here, "c1", 5)).failsWithin(Duration.ofSeconds(20));
        assertThat(failing.cancel()).isTrue();

        assertThat(add(here, "c1", 1).join()).isEqualTo(1);
        assertThat(sumsInTheLog("c1")).containsExactly(1L);
    }

    @Test
    void what_was_deleted_is_deleted_for_who_keeps_it_too() {
        open("c1");
        here.receipts().send(new Counter.Close("c1"), Map.of()).join();

        for (CounterApplication process : List.of(here, there)) {
            assertThatThrownBy(add(process, "c1", 1)::join).hasCauseInstanceOf(AggregateDeletedException.class);
        }
        assertThat(here.log().headPosition()).isEqualTo(2);
    }

    private CompletableFuture<Receipt<Object>> send(String name) {
        return here.receipts().send(new GenericCommandMessage<>(new GenericMessage<>(name), name), Map.of());
    }

    @Test
    void an_unknown_outcome_stays_unknown_whatever_became_of_what_it_rests_on() {
        here.bus().subscribe("unknown", message -> {
            CommitOrder.of(CurrentUnitOfWork.get())
                    .restsOn(new OnItsWay(CompletableFuture.failedFuture(new IllegalStateException("refused"))));
            throw new OutcomeUnknownException(true, "not answered", new IllegalStateException("away"));
        });

        assertThatThrownBy(send("unknown")::join).hasCauseInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void of_many_commands_in_two_processes_each_decides_on_what_the_one_before_it_left() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] counters = {"c1", "c2", "c3"};
        open(counters);
        Map<String, List<CompletableFuture<Long>>> answers = new TreeMap<>();
        for (int i = 0; i < 1_500; i++) {
            String counter = counters[random.nextInt(3)];
            CounterApplication process = random.nextInt(4) == 0 ? there : here;
            answers.computeIfAbsent(counter, none -> new ArrayList<>())
                    .add(add(process, counter, 1 + random.nextInt(9)));
            if (i % 60 == 59) {
                answers.values().forEach(KeptRepositoryTest::sums);
            }
        }
        answers.forEach((counter, sums) -> assertThat(sums(sums))
                .as("sums of %s, seed %s", counter, seed)
                .containsExactlyInAnyOrderElementsOf(sumsInTheLog(counter)));
        assertThat(here.log().verifier().verify()).isInstanceOf(LogVerifier.Finding.Sound.class);
    }

    private List<Long> sumsInTheLog(String counter) {
        List<Long> sums = new ArrayList<>();
        long sum = 0;
        DomainEventStream events = here.store().readEvents(counter, 1);
        while (events.hasNext()) {
            sum += ((Counter.Added) events.next().getPayload()).amount();
            sums.add(sum);
        }
        return sums;
    }
}
