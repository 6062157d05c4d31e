package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left beside the log after a commit is written while the database goes away, or its unit of work is done again. */
@Timeout(60)
class StagedWritesTest {
    private static final LogOptions SHORT =
            LogOptions.defaults().withBounds(Duration.ofMillis(400), Duration.ofMillis(1_500));
    private static final AssociationValue OFFER = new AssociationValue("offer", "o-1");

    private final TestDatabase direct = new TestDatabase();
    private FaultProxy proxy;
    private MongoClient client;
    private LogSagaStore sagas;
    private LogTokenStore tokens;

    /** A saga. */
    record Booking(String step) {}

    @SuppressWarnings("NullAway.Init") // JUnit begins each test below
    StagedWritesTest() {}

    @BeforeEach
    void begin() throws IOException {
        proxy = new FaultProxy(SHORT.collection());
        client = MongoClients.create(proxy.uri());
        MongoDatabase database = client.getDatabase(direct.database().getName());
        sagas = LogSagaStore.open(database, SHORT, LogTokenStoreTest.SERIALIZER);
        tokens = LogTokenStore.open(database, SHORT, LogTokenStoreTest.SERIALIZER, "anna", Duration.ofSeconds(10));
        sagas.insertSaga(Booking.class, "b", new Booking("begun"), Set.of(OFFER));
        tokens.initializeTokenSegments("p", 1, at(1));
        tokens.fetchToken("p", 0);
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        direct.close();
    }

    @Test
    void a_token_does_not_lead_past_a_saga_that_could_not_be_written() throws Exception {
        batch("lost", 2);

        proxy.forbid("");
        assertThat(step()).isEqualTo("begun");
        assertThatThrownBy(() -> tokens.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> tokens.storeToken(at(3), "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(tokens.fetchToken("p", 0)).isEqualTo(at(1));
        tokens.extendClaim("p", 0);
        batchWithoutFault("held", 2);
        assertThat(step()).isEqualTo("held");
        assertThat(tokens.fetchToken("p", 0)).isEqualTo(at(2));
    }

    @Test
    void a_short_outage_is_waited_for() throws Exception {
        CompletableFuture<Void> back = CompletableFuture.runAsync(
                () -> proxy.forbid(""), CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        batch("held", 2);
        back.join();

        assertThat(step()).isEqualTo("held");
        tokens.extendClaim("p", 0);
        assertThat(tokens.fetchToken("p", 0)).isEqualTo(at(2));
    }

    @Test
    void who_was_followed_meanwhile_does_not_take_back_what_the_other_has_done() throws Exception {
        LogTokenStore bert = LogTokenStore.open(
                direct.database(), SHORT, LogTokenStoreTest.SERIALIZER, "bert", Duration.ofMillis(1));
        DefaultUnitOfWork<?> late = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        late.onPrepareCommit(handled -> tokens.storeToken(at(2), "p", 0));
        late.onCommit(committing -> {
            // elsewhere, outside this unit of work
            CompletableFuture.runAsync(() -> takeOver(bert)).join();
        });
        late.commit();

        assertThatThrownBy(() -> tokens.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(bert.fetchToken("p", 0)).isEqualTo(at(9));
    }

    private static void takeOver(LogTokenStore other) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(other.fetchToken("p", 0)).isEqualTo(at(1)));
        other.storeToken(at(9), "p", 0);
        other.releaseClaim("p", 0);
    }

    /** A unit of work after whose commit nothing can be written. */
    private void batch(String step, long position) throws Exception {
        DefaultUnitOfWork<?> batch = staged(step, position);
        batch.onCommit(committing -> proxy.forbid("update"));
        batch.commit();
    }

    private void batchWithoutFault(String step, long position) throws Exception {
        staged(step, position).commit();
    }

    private DefaultUnitOfWork<?> staged(String step, long position) throws Exception {
        DefaultUnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        batch.onPrepareCommit(handled -> {
            sagas.updateSaga(Booking.class, "b", new Booking(step), new AssociationValuesImpl(Set.of(OFFER)));
            tokens.storeToken(at(position), "p", 0);
        });
        return batch;
    }

    private String step() {
        return Objects.requireNonNull(sagas.loadSaga(Booking.class, "b")).saga().step();
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
