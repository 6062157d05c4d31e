package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandReceiptsTest {
    private final TestDatabase database = new TestDatabase();
    private final CounterApplication application = new CounterApplication(database.open());
    private final CommandReceipts receipts = application.receipts();
    private static final IdempotencyKey KEY = new IdempotencyKey("anna", "request-1");

    @AfterEach
    void stop() {
        application.close();
        database.close();
    }

    @Test
    void a_command_is_answered_with_result_position_and_revision_after_its_commit() {
        Receipt<String> opened = send(new Counter.Open("c1"));
        Receipt<Long> added = send(new Counter.Add("c1", 5));

        assertThat(opened.result()).isEqualTo("c1");
        assertThat(opened.position()).isEqualTo(1);
        assertThat(opened.revisionOf("c1")).hasValue(0);
        assertThat(added.result()).isEqualTo(5);
        assertThat(added.position()).isEqualTo(2);
        assertThat(added.revisionOf("c1")).hasValue(1);
        assertThat(added.repeated()).isFalse();
        assertThat(application.log().headPosition()).isEqualTo(2);
    }

    @Test
    void a_command_without_events_is_answered_with_the_head_it_saw() {
        send(new Counter.Open("c1"));
        Receipt<Long> looked = send(new Counter.Add("c1", 0));

        assertThat(looked.position()).isEqualTo(1);
        assertThat(looked.revisions()).isEmpty();
    }

    @Test
    void a_repeat_under_the_same_key_has_no_effect_and_the_first_answer() {
        send(new Counter.Open("c1"));
        Receipt<Long> first = send(new Counter.Add("c1", 5), KEY);
        send(new Counter.Add("c1", 1));
        Receipt<Long> second = send(new Counter.Add("c1", 5), KEY);

        assertThat(second.result()).isEqualTo(first.result()).isEqualTo(5);
        assertThat(second.position()).isEqualTo(first.position());
        assertThat(second.revisions()).isEqualTo(first.revisions());
        assertThat(second.repeated()).isTrue();
        assertThat(application.log().headPosition()).isEqualTo(3);
    }

    @Test
    void repeats_in_flight_together_have_one_effect_and_one_answer() {
        List<CompletableFuture<Receipt<String>>> together = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            together.add(receipts.send(new Counter.Open("c1"), Map.of(), KEY));
        }

        assertThat(together).allSatisfy(answer -> {
            assertThat(answer.join().result()).isEqualTo("c1");
            assertThat(answer.join().position()).isEqualTo(1);
        });
        assertThat(together.stream().filter(answer -> !answer.join().repeated()))
                .hasSize(1);
        assertThat(application.log().headPosition()).isEqualTo(1);
    }

    @Test
    void repeats_in_several_processes_have_one_effect_and_one_answer() {
        try (CounterApplication elsewhere = new CounterApplication(database.open())) {
            List<CompletableFuture<Receipt<String>>> together = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                together.add(receipts.send(new Counter.Open("c1"), Map.of(), KEY));
                together.add(elsewhere.receipts().send(new Counter.Open("c1"), Map.of(), KEY));
            }

            assertThat(together).allSatisfy(answer -> {
                assertThat(answer.join().result()).isEqualTo("c1");
                assertThat(answer.join().position()).isEqualTo(1);
            });
            assertThat(together.stream().filter(answer -> !answer.join().repeated()))
                    .hasSize(1);
        }
        // After a restart, too.
        try (CounterApplication later = new CounterApplication(database.open())) {
            Receipt<String> again = later.receipts()
                    .<String>send(new Counter.Open("c1"), Map.of(), KEY)
                    .join();
            assertThat(again.result()).isEqualTo("c1");
            assertThat(again.repeated()).isTrue();
            assertThat(later.log().headPosition()).isEqualTo(1);
        }
    }

    @Test
    void another_content_under_the_same_key_is_refused() {
        send(new Counter.Open("c1"), KEY);

        assertThatThrownBy(() -> send(new Counter.Open("c2"), KEY)).isInstanceOf(KeyReusedException.class);
        assertThat(application.log().headPosition()).isEqualTo(1);
    }

    @Test
    void two_callers_may_use_the_same_key() {
        send(new Counter.Open("c1"), new IdempotencyKey("anna", "x"));
        send(new Counter.Open("c2"), new IdempotencyKey("bert", "x"));

        assertThat(application.log().headPosition()).isEqualTo(2);
    }

    @Test
    void a_refusal_reaches_the_sender_as_it_was_thrown_and_leaves_nothing() {
        send(new Counter.Open("c1"));

        assertThatThrownBy(() -> send(new Counter.Add("c1", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative");
        assertThat(application.log().headPosition()).isEqualTo(1);
    }

    @Test
    void a_second_creation_of_an_aggregate_is_refused() {
        send(new Counter.Open("c1"));

        assertThatThrownBy(() -> send(new Counter.Open("c1"))).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void commands_to_one_aggregate_at_once_all_take_effect() {
        send(new Counter.Open("c1"));
        List<CompletableFuture<Receipt<Long>>> together = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            together.add(receipts.send(new Counter.Add("c1", 1), Map.of()));
        }

        assertThat(together.stream().map(answer -> answer.join().result()).distinct())
                .hasSize(50)
                .contains(50L);
    }

    @Test
    void metadata_stands_beside_the_event() {
        receipts.send(new Counter.Open("c1"), Map.of("user", "anna")).join();

        assertThat(application.log().reader().eventsOf("c1", 0)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("CounterOpened");
            assertThat(event.metadata()).containsEntry("user", "anna");
            assertThat(event.payload()).isEqualTo("{\"id\":\"c1\"}");
        });
    }

    private <R> Receipt<R> send(Object command) {
        return join(receipts.<R>send(command, Map.of()));
    }

    private <R> Receipt<R> send(Object command, IdempotencyKey key) {
        return join(receipts.<R>send(command, Map.of(), key));
    }

    private static <R> Receipt<R> join(CompletableFuture<Receipt<R>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
