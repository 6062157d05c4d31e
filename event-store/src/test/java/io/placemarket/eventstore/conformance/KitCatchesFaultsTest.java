package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A kit that catches nothing proves nothing: each broken promise must fail its test, and none may fail without one. */
class KitCatchesFaultsTest {
    static final List<Arguments> CONTRACTS_AND_FAULTS = List.of(
            Arguments.of(List.of(Written.class, Read.class, Proved.class), List.of(LogFault.values())),
            Arguments.of(List.of(Units.class), List.of(ReferenceUnits.Fault.values())),
            Arguments.of(List.of(Tokens.class), List.of(ReferenceTokens.Fault.values())),
            Arguments.of(List.of(Sagas.class), List.of(ReferenceSagas.Fault.values())),
            Arguments.of(List.of(DueOnes.class), List.of(ReferenceTimers.Fault.values())),
            Arguments.of(List.of(Commands.class), List.of(ReferenceCommands.Fault.values())));

    private static volatile LogFault inLog = LogFault.NONE;
    private static volatile ReferenceUnits.Fault inUnits = ReferenceUnits.Fault.NONE;
    private static volatile ReferenceTokens.Fault inTokens = ReferenceTokens.Fault.NONE;
    private static volatile ReferenceSagas.Fault inSagas = ReferenceSagas.Fault.NONE;
    private static volatile ReferenceTimers.Fault inTimers = ReferenceTimers.Fault.NONE;
    private static volatile ReferenceCommands.Fault inCommands = ReferenceCommands.Fault.NONE;

    @ParameterizedTest
    @EnumSource
    void each_fault_of_a_log_is_caught_and_a_sound_log_passes(LogFault fault) {
        inLog = fault;

        assertCaught(fault.mustFail(), Written.class, Read.class, Proved.class);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_of_units_of_work_is_caught_and_sound_ones_pass(ReferenceUnits.Fault fault) {
        inUnits = fault;

        assertCaught(fault.mustFail(), Units.class);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_of_a_token_store_is_caught_and_a_sound_one_passes(ReferenceTokens.Fault fault) {
        inTokens = fault;

        assertCaught(fault.mustFail(), Tokens.class);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_of_a_saga_store_is_caught_and_a_sound_one_passes(ReferenceSagas.Fault fault) {
        inSagas = fault;

        assertCaught(fault.mustFail(), Sagas.class);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_of_timers_is_caught_and_sound_ones_pass(ReferenceTimers.Fault fault) {
        inTimers = fault;

        assertCaught(fault.mustFail(), DueOnes.class);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_in_answering_commands_is_caught_and_sound_answers_pass(ReferenceCommands.Fault fault) {
        inCommands = fault;

        assertCaught(fault.mustFail(), Commands.class);
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS_AND_FAULTS")
    void every_test_of_a_contract_is_failed_by_a_fault(List<Class<?>> contracts, List<BrokenPromise> faults) {
        assertThat(contracts.stream()
                        .flatMap(KitCatchesFaultsTest::testsOf)
                        .map(Method::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(faults.stream()
                        .flatMap(fault -> fault.mustFail().stream())
                        .collect(Collectors.toSet()));
    }

    private static void assertCaught(Set<String> mustFail, Class<?>... contracts) {
        Set<String> failed = EngineTestKit.engine("junit-jupiter")
                .selectors(tests(mustFail, contracts))
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(KitCatchesFaultsTest::method)
                .collect(Collectors.toSet());
        assertThat(failed).isEqualTo(mustFail);
    }

    /** Those that must fail, since whether others do too proves nothing; where none must, all. */
    private static DiscoverySelector[] tests(Set<String> mustFail, Class<?>... contracts) {
        return Arrays.stream(contracts)
                .flatMap(contract -> testsOf(contract)
                        .filter(test -> mustFail.isEmpty() || mustFail.contains(test.getName()))
                        .map(test -> DiscoverySelectors.selectMethod(contract, test)))
                .toArray(DiscoverySelector[]::new);
    }

    private static Stream<Method> testsOf(Class<?> contract) {
        return ReflectionSupport.streamMethods(
                contract,
                method -> AnnotationSupport.isAnnotated(method, Testable.class),
                HierarchyTraversalMode.TOP_DOWN);
    }

    /** Short where something is to be missed, which costs the whole of it; a sound log on a busy machine may take its time. */
    private static Duration logPatience() {
        return inLog == LogFault.NONE ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
    }

    private static String method(Event failed) {
        return failed.getTestDescriptor()
                .getSource()
                .map(MethodSource.class::cast)
                .map(MethodSource::getMethodName)
                .orElseThrow();
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Written extends EventLogContract {
        @Override
        protected LogStore createStore() {
            return new ReferenceLog(inLog);
        }

        @Override
        protected Duration patience() {
            return logPatience();
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Read extends LogReadContract {
        @Override
        protected LogStore createStore() {
            return new ReferenceLog(inLog);
        }

        @Override
        protected Duration patience() {
            return logPatience();
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Proved extends LogProofContract {
        @Override
        protected LogStore createStore() {
            return new ReferenceLog(inLog);
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Units extends UnitOfWorkContract {
        private final ReferenceUnits units = new ReferenceUnits(inUnits);

        @Override
        protected EventStorageEngine createEngine() {
            return units;
        }

        @Override
        protected TransactionManager transactions() {
            return units;
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Tokens extends TokenStoreContract {
        private final ReferenceTokens tokens = new ReferenceTokens(inTokens);

        @Override
        protected TokenStore openAs(String owner) {
            return tokens.openAs(owner);
        }

        @Override
        protected Duration claimTimeout() {
            return ReferenceTokens.TIMEOUT;
        }

        @Override
        protected void pass(Duration time) {
            tokens.pass(time);
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Sagas extends SagaStoreContract {
        private final ReferenceSagas sagas = new ReferenceSagas(inSagas);

        @Override
        protected SagaStore<Object> open() {
            return sagas;
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class DueOnes extends TimersContract {
        private final ReferenceTimers timers = new ReferenceTimers(inTimers);

        @Override
        protected TimerProcess open() {
            return timers.open();
        }

        @Override
        protected Duration lease() {
            return ReferenceTimers.LEASE;
        }

        @Override
        protected void moveTo(Instant now) {
            timers.moveTo(now);
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Commands extends CommandContract {
        @Override
        protected CommandStore createStore() {
            return new ReferenceCommands(inCommands);
        }
    }
}
