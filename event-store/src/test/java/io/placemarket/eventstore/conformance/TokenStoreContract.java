package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What processors that share tokens rely on. Every test begins with an empty store. */
@Timeout(60)
public abstract class TokenStoreContract {
    private static final int MANY = 8;

    private TokenStore anna;
    private TokenStore bert;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected TokenStoreContract() {}

    /** The tokens as a process of that name sees them; all calls within a test share one storage. */
    protected abstract TokenStore openAs(String owner) throws Exception;

    /** How long a claim holds of itself. */
    protected abstract Duration claimTimeout();

    /** Lets the time pass that the store goes by. */
    protected abstract void pass(Duration time) throws Exception;

    @BeforeEach
    final void open() throws Exception {
        anna = openAs("anna");
        bert = openAs("bert");
    }

    @Test
    void a_processor_that_was_never_started_has_no_segments() {
        assertThat(anna.fetchSegments("p")).isEmpty();
        assertThat(anna.fetchAvailableSegments("p")).isEmpty();
    }

    @Test
    void segments_are_initialised_once_and_are_nobodys() {
        anna.initializeTokenSegments("p", 3, at(7));

        assertRefused(() -> anna.extendClaim("p", 0));
        assertThat(bert.fetchSegments("p")).containsExactly(0, 1, 2);
        assertThat(bert.fetchToken("p", 0)).isEqualTo(at(7));
        assertThat(anna.fetchToken("p", 1)).isEqualTo(at(7));
        assertRefused(() -> bert.initializeTokenSegments("p", 2));
        assertThat(anna.fetchSegments("p")).containsExactly(0, 1, 2);
    }

    @Test
    void of_many_that_initialise_at_once_one_does() throws Exception {
        List<Boolean> done =
                Together.run(MANY, i -> succeeds(() -> openAs("process-" + i).initializeTokenSegments("p", 4, at(i))));

        assertThat(done).containsOnlyOnce(true);
        assertThat(anna.fetchSegments("p")).containsExactly(0, 1, 2, 3);
        assertThat(IntStream.range(0, 4).mapToObj(segment -> anna.fetchToken("p", segment)))
                .containsOnly(at(done.indexOf(true)));
    }

    @Test
    void a_token_is_fetched_as_it_was_stored() {
        anna.initializeTokenSegments("p", 1);
        assertThat(anna.fetchToken("p", 0)).isNull();

        TrackingToken replay = ReplayToken.createReplayToken(at(9), at(2));
        for (TrackingToken token : List.of(at(4), replay)) {
            anna.storeToken(token, "p", 0);
            assertThat(anna.fetchToken("p", 0)).isEqualTo(token);
        }
        anna.storeToken(null, "p", 0);
        assertThat(anna.fetchToken("p", 0)).isNull();
    }

    @Test
    void the_same_token_may_be_stored_again_and_again() {
        anna.initializeTokenSegments("p", 1);
        for (int i = 0; i < 200; i++) {
            anna.storeToken(at(4), "p", 0);
        }
        assertThat(anna.fetchToken("p", 0)).isEqualTo(at(4));
    }

    @Test
    void what_was_not_initialised_can_be_neither_stored_nor_fetched_nor_kept() {
        assertRefused(() -> anna.storeToken(at(1), "p", 0));
        assertRefused(() -> anna.fetchToken("p", 0));
        assertRefused(() -> anna.extendClaim("p", 0));
        assertRefused(() -> anna.deleteToken("p", 0));
        assertThat(anna.fetchSegments("p")).isEmpty();
    }

    @Test
    void a_claimed_segment_is_closed_to_others() {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);

        assertRefused(() -> bert.fetchToken("p", 0));
        assertRefused(() -> bert.storeToken(at(9), "p", 0));
        assertRefused(() -> bert.extendClaim("p", 0));
        assertRefused(() -> bert.deleteToken("p", 0));
        bert.releaseClaim("p", 0);
        assertRefused(() -> bert.fetchToken("p", 0));
        assertThat(anna.fetchToken("p", 0)).isEqualTo(at(1));
    }

    @Test
    void of_many_that_claim_at_once_one_does() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        for (int round = 0; round < 10; round++) {
            List<Boolean> done = Together.run(
                    MANY, i -> succeeds(() -> openAs("process-" + i).fetchToken("p", 0)));

            assertThat(done).containsOnlyOnce(true);
            openAs("process-" + done.indexOf(true)).releaseClaim("p", 0);
        }
    }

    @Test
    void a_released_segment_is_open_to_others() {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);
        anna.storeToken(at(5), "p", 0);
        anna.releaseClaim("p", 0);

        assertThat(bert.fetchToken("p", 0)).isEqualTo(at(5));
        assertRefused(() -> anna.storeToken(at(6), "p", 0));
    }

    @Test
    void a_claim_that_is_not_kept_is_taken_over_after_the_time_out() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);
        anna.storeToken(at(5), "p", 0);
        pass(claimTimeout().plusMillis(50));

        assertThat(bert.fetchToken("p", 0)).isEqualTo(at(5));
        assertRefused(() -> anna.storeToken(at(6), "p", 0));
        assertRefused(() -> anna.extendClaim("p", 0));
        assertRefused(() -> anna.deleteToken("p", 0));
        assertThat(bert.fetchToken("p", 0)).isEqualTo(at(5));
    }

    @Test
    void of_many_that_take_a_lapsed_claim_over_one_does() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);
        pass(claimTimeout().plusMillis(50));

        assertThat(Together.run(MANY, i -> succeeds(() -> openAs("process-" + i).fetchToken("p", 0))))
                .containsOnlyOnce(true);
    }

    @Test
    void a_claim_is_kept_by_extending_it() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);
        for (int i = 0; i < 3; i++) {
            pass(claimTimeout().dividedBy(2));
            anna.extendClaim("p", 0);
        }
        assertRefused(() -> bert.fetchToken("p", 0));
    }

    @Test
    void a_claim_is_kept_by_storing() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        anna.fetchToken("p", 0);
        for (int i = 0; i < 3; i++) {
            pass(claimTimeout().dividedBy(2));
            anna.storeToken(at(i), "p", 0);
        }
        assertRefused(() -> bert.fetchToken("p", 0));
    }

    @Test
    void whoever_comes_back_under_the_same_name_has_its_claims() throws Exception {
        anna.initializeTokenSegments("p", 1, at(3));
        anna.fetchToken("p", 0);

        assertThat(openAs("anna").fetchToken("p", 0)).isEqualTo(at(3));
        openAs("anna").extendClaim("p", 0);
        assertRefused(() -> bert.fetchToken("p", 0));
    }

    @Test
    void a_segment_is_added_once_and_is_nobodys() {
        anna.initializeTokenSegments("p", 1, at(3));
        anna.initializeSegment(at(4), "p", 1);

        assertThatThrownBy(() -> bert.initializeSegment(at(5), "p", 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(bert.fetchToken("p", 1)).isEqualTo(at(4));
        assertThat(bert.fetchSegments("p")).containsExactly(0, 1);
    }

    @Test
    void a_segment_is_deleted_by_its_owner() {
        anna.initializeTokenSegments("p", 2, at(3));
        assertRefused(() -> anna.deleteToken("p", 1));
        anna.fetchToken("p", 1);
        anna.deleteToken("p", 1);

        assertThat(anna.fetchSegments("p")).containsExactly(0);
        assertRefused(() -> anna.fetchToken("p", 1));
    }

    @Test
    void available_are_those_of_nobody_of_oneself_and_of_those_who_are_gone() throws Exception {
        anna.initializeTokenSegments("p", 4);
        anna.fetchToken("p", 1);
        bert.fetchToken("p", 2);

        assertThat(anna.fetchAvailableSegments("p"))
                .extracting(Segment::getSegmentId)
                .containsExactly(0, 1, 3);
        assertThat(bert.fetchAvailableSegments("p"))
                .extracting(Segment::getSegmentId)
                .containsExactly(0, 2, 3);
        pass(claimTimeout().plusMillis(50));
        assertThat(anna.fetchAvailableSegments("p")).containsExactlyInAnyOrder(Segment.computeSegments(0, 1, 2, 3));
    }

    @Test
    void processors_do_not_meet() {
        anna.initializeTokenSegments("p", 2, at(1));
        anna.initializeTokenSegments("p2", 1, at(2));
        anna.fetchToken("p", 0);

        assertThat(bert.fetchToken("p2", 0)).isEqualTo(at(2));
        assertThat(bert.fetchSegments("p2")).containsExactly(0);
    }

    @Test
    void all_who_share_a_storage_name_it_alike() throws Exception {
        List<String> names = Together.run(
                MANY, i -> openAs("process-" + i).retrieveStorageIdentifier().orElseThrow());

        assertThat(names.stream().distinct()).hasSize(1);
        assertThat(anna.retrieveStorageIdentifier()).contains(names.getFirst());
    }

    @Test
    void a_token_is_never_ahead_of_what_its_handlers_published() throws Exception {
        anna.initializeTokenSegments("p", 1, at(1));
        DefaultUnitOfWork<?> failing = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        failing.onPrepareCommit(handled -> anna.storeToken(at(9), "p", 0));
        failing.onCommit(committing -> {
            throw new IllegalStateException("the append");
        });

        assertThatThrownBy(failing::commit).hasMessage("the append");
        assertThat(anna.fetchToken("p", 0)).isEqualTo(at(1));

        DefaultUnitOfWork<?> sound = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        sound.onPrepareCommit(handled -> anna.storeToken(at(9), "p", 0));
        sound.commit();
        assertThat(anna.fetchToken("p", 0)).isEqualTo(at(9));
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(UnableToClaimTokenException.class);
    }

    private static boolean succeeds(ThrowingCallable attempt) throws Exception {
        try {
            attempt.call();
            return true;
        } catch (UnableToClaimTokenException refused) {
            return false;
        } catch (Exception failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }
}
