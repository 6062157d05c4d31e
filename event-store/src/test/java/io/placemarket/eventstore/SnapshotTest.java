package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots only save time: none is ever needed, and none says more than the log. */
class SnapshotTest {
    private final TestDatabase database = new TestDatabase();
    private final CounterApplication application = new CounterApplication(database.open(), 3);

    @AfterEach
    void stop() {
        application.close();
        database.close();
    }

    @Test
    void an_aggregate_is_the_same_from_its_snapshot() {
        countTo(8);

        assertThat(snapshotOf("c1").getLong("seq")).isGreaterThanOrEqualTo(5);
        assertThat(add(1)).isEqualTo(9);
        try (CounterApplication elsewhere = new CounterApplication(database.open())) {
            assertThat(elsewhere
                            .receipts()
                            .<Long>send(new Counter.Add("c1", 1), Map.of())
                            .join()
                            .result())
                    .isEqualTo(10);
        }
    }

    @Test
    void a_snapshot_spares_the_reading_of_what_it_covers() {
        countTo(8);
        snapshots().updateOne(Filters.eq("_id", "c1"), Updates.set("data", "{\"id\":\"c1\",\"sum\":1000}"));

        // What the snapshot says counts, and the events after it.
        assertThat(add(1)).isBetween(1001L, 1004L);
    }

    @Test
    void snapshots_may_be_dropped_at_any_time() {
        countTo(8);
        snapshots().drop();

        assertThat(add(1)).isEqualTo(9);
        countTo(4);
        assertThat(add(1)).isEqualTo(14);
    }

    @Test
    void a_later_snapshot_replaces_an_earlier_one_and_not_the_other_way_round() {
        MongoEventStorageEngine engine = MongoEventStorageEngine.on(application.log(), CounterApplication.SERIALIZER);
        for (long sequence : new long[] {5, 9, 7}) {
            engine.storeSnapshot(new GenericDomainEventMessage<>("Counter", "c1", sequence, "at " + sequence));
        }

        assertThat(snapshots().countDocuments()).isEqualTo(1);
        assertThat(engine.readSnapshot("c1"))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getPayload()).isEqualTo("at 9"));
    }

    @Test
    void a_snapshot_that_nobody_understands_is_passed_over() {
        countTo(8);
        snapshots().updateOne(Filters.eq("_id", "c1"), Updates.set("type", "FromTheFuture"));

        assertThat(add(1)).isEqualTo(9);
    }

    @Test
    void a_snapshot_of_another_revision_or_that_cannot_be_read_is_passed_over() {
        countTo(8);
        snapshots().updateOne(Filters.eq("_id", "c1"), Updates.set("rev", "7"));
        assertThat(add(1)).isEqualTo(9);

        snapshots()
                .updateOne(
                        Filters.eq("_id", "c1"),
                        Updates.combine(Updates.unset("rev"), Updates.set("data", "{\"sum\":{}}")));
        assertThat(add(1)).isEqualTo(10);
    }

    @Test
    void a_commit_that_fails_leaves_no_snapshot_of_what_it_would_have_written() {
        countTo(2);
        application.bus().registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.onCommit(committing -> {
                throw new IllegalStateException("commit handler");
            });
            return chain.proceed();
        });
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> add(1)).hasMessageContaining("commit handler");
        }

        assertThat(snapshots().find().into(new ArrayList<>()))
                .allSatisfy(snapshot -> assertThat(snapshot.getLong("seq")).isLessThanOrEqualTo(2));
        assertThat(application.log().headPosition()).isEqualTo(3);
    }

    @Test
    void no_snapshot_is_ahead_of_the_log_when_many_write() {
        countTo(1);
        List<CompletableFuture<Receipt<Long>>> together = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            together.add(application.receipts().send(new Counter.Add("c1", 1), Map.of()));
        }
        together.forEach(CompletableFuture::join);

        Document snapshot = snapshotOf("c1");
        assertThat(snapshot.getLong("seq")).isBetween(3L, 31L);
        // Adds of one each after the opening: the sum is the number of the last event covered.
        assertThat(snapshot.getString("data")).contains("\"sum\":" + snapshot.getLong("seq"));
    }

    private void countTo(int adds) {
        if (application.log().headPosition() == 0) {
            application.receipts().send(new Counter.Open("c1"), Map.of()).join();
        }
        for (int i = 0; i < adds; i++) {
            add(1);
        }
    }

    private long add(long amount) {
        return application
                .receipts()
                .<Long>send(new Counter.Add("c1", amount), Map.of())
                .join()
                .result();
    }

    private Document snapshotOf(String aggregateId) {
        return snapshots()
                .find(Filters.eq("_id", aggregateId))
                .into(new ArrayList<>())
                .getFirst();
    }

    private MongoCollection<Document> snapshots() {
        return database.database().getCollection("log_snapshots");
    }
}
