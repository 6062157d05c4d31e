package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.conformance.TokenStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class LogTokenStoreTest extends TokenStoreContract {
    static final Jackson3Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(
                    mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                            .allowIfSubType("org.axonframework.eventhandling.")
                            .build()))
            .build();

    private final TestDatabase database = new TestDatabase();
    private final SteppedClock clock = new SteppedClock(Instant.EPOCH.plusSeconds(1_000_000));

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected TokenStore openAs(String owner) {
        return LogTokenStore.open(
                database.database(), LogOptions.defaults().withClock(clock), SERIALIZER, owner, claimTimeout());
    }

    @Override
    protected Duration claimTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    protected void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    @Test
    void the_last_token_of_a_unit_of_work_counts() throws Exception {
        TokenStore tokens = openAs("anna");
        tokens.initializeTokenSegments("p", 1);
        DefaultUnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        tokens.storeToken(new GlobalSequenceTrackingToken(1), "p", 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(2), "p", 0);
        batch.commit();

        assertThat(tokens.fetchToken("p", 0)).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void a_unit_of_work_whose_claim_was_taken_over_does_not_commit() throws Exception {
        TokenStore tokens = openAs("anna");
        tokens.initializeTokenSegments("p", 1, new GlobalSequenceTrackingToken(1));
        tokens.fetchToken("p", 0);
        pass(claimTimeout().plusSeconds(1));
        openAs("bert").fetchToken("p", 0);

        DefaultUnitOfWork<?> late = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        late.onPrepareCommit(handled -> tokens.storeToken(new GlobalSequenceTrackingToken(9), "p", 0));
        assertThatThrownBy(late::commit).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(openAs("bert").fetchToken("p", 0)).isEqualTo(new GlobalSequenceTrackingToken(1));
    }
}
