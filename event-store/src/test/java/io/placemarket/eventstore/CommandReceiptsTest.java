package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
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
    void a_repeat_has_the_result_and_the_revisions_of_the_first() {
        Receipt<String> first = send(new Counter.Open("c1"), KEY);
        send(new Counter.Add("c1", 5));
        Receipt<String> second = send(new Counter.Open("c1"), KEY);

        assertThat(second).isEqualTo(new Receipt<>("c1", first.position(), Map.of("c1", 0L), true));
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
    void a_keyed_command_that_ends_in_a_checked_exception_stores_nothing_and_is_told_its_own() {
        send(new Counter.Open("c1"));

        assertThatThrownBy(receipts.send(new Counter.AddAndFail("c1", 5), Map.of(), KEY)::join)
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("after adding");
        assertThat(application.log().headPosition()).isEqualTo(1);
        assertThatThrownBy(receipts.send(new Counter.AddAndFail("c1", 5), Map.of())::join)
                .hasRootCauseMessage("after adding");
        assertThat(application.log().headPosition()).isEqualTo(2);
    }

    @Test
    void a_repeat_whose_result_has_a_type_unknown_by_now_is_told_so() {
        send(new Counter.Open("c1"), KEY);
        database.database().getCollection("log").updateOne(Filters.eq("_id", 1L), Updates.set("command.type", "Gone"));

        assertThatThrownBy(() -> send(new Counter.Open("c1"), KEY))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessage("The type 'Gone' of a command's result is not known here");
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
