package io.placemarket.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import io.placemarket.eventstore.LogUnavailableException;
import io.placemarket.eventstore.LogUnusableException;
import io.placemarket.eventstore.OutcomeUnknownException;
import io.placemarket.eventstore.UnitRefusedException;
import io.placemarket.kernel.problem.ProblemCode;
import java.lang.reflect.Constructor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong below, whoever asked hears whether it was done, was not, or may have been. */
class EventStoreProblemsTest {
    private final EventStoreProblems problems = new EventStoreProblems();

    static Stream<Arguments> failures() throws ReflectiveOperationException {
        return Stream.of(
                Arguments.of(unknown(true), ProblemCode.OUTCOME_UNKNOWN),
                Arguments.of(below(UnitRefusedException.class), ProblemCode.MALFORMED_REQUEST),
                Arguments.of(below(LogUnusableException.class), ProblemCode.LOG_BROKEN),
                Arguments.of(below(LogUnavailableException.class), ProblemCode.UNAVAILABLE),
                Arguments.of(new ConcurrencyException("somebody was faster"), ProblemCode.CONFLICT),
                Arguments.of(new LockAcquisitionFailedException("somebody is at it"), ProblemCode.CONFLICT),
                Arguments.of(new MongoException("away"), ProblemCode.UNAVAILABLE),
                Arguments.of(new RejectedExecutionException("stopping"), ProblemCode.UNAVAILABLE));
    }

    private static OutcomeUnknownException unknown(boolean keyed) throws ReflectiveOperationException {
        Constructor<OutcomeUnknownException> constructor =
                OutcomeUnknownException.class.getDeclaredConstructor(boolean.class, String.class, Throwable.class);
        constructor.setAccessible(true);
        return constructor.newInstance(keyed, "broken here", new MongoException("away"));
    }

    @Test
    void only_who_gave_a_key_is_told_to_ask_again() throws ReflectiveOperationException {
        assertThat(problems.map(unknown(true)).orElseThrow().detail()).contains("with the same Idempotency-Key");
        assertThat(problems.map(unknown(false)).orElseThrow().detail()).contains("Look whether it was done");
    }

    /** Only the log itself throws them. */
    private static <T extends Throwable> T below(Class<T> type) throws ReflectiveOperationException {
        Constructor<T> constructor = type.getDeclaredConstructor(String.class);
        constructor.setAccessible(true);
        return constructor.newInstance("broken here");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void each_failure_of_the_log_has_a_code(Throwable failure, ProblemCode code) {
        assertThat(problems.map(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.detail()).doesNotContain("Exception");
        });
    }

    @Test
    void what_it_does_not_know_is_left_to_others() {
        assertThat(problems.map(new IllegalStateException("a mistake of ours"))).isEmpty();
    }
}
