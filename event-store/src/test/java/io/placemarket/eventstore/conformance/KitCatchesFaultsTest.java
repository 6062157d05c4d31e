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
    static final List<Arguments> BROKEN_PROMISES = Arrays.stream(Kit.values())
            .flatMap(kit -> kit.promises.stream().map(promise -> Arguments.of(kit, promise)))
            .toList();

    /** What is broken in the references that the tests below begin with. */
    private static volatile BrokenPromise broken = LogFault.NONE;

    /** Contracts of one kind of thing, and what a reference of it can break. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    enum Kit {
        LOGS(LogFault.values(), Written.class, Read.class, Proved.class),
        UNITS_OF_WORK(ReferenceUnits.Fault.values(), Units.class),
        TOKENS(ReferenceTokens.Fault.values(), Tokens.class),
        SAGAS(ReferenceSagas.Fault.values(), Sagas.class),
        TIMERS(ReferenceTimers.Fault.values(), DueOnes.class),
        COMMANDS(ReferenceCommands.Fault.values(), Commands.class);

        private final List<BrokenPromise> promises;
        private final List<Class<?>> contracts;

        Kit(BrokenPromise[] promises, Class<?>... contracts) {
            this.promises = List.of(promises);
            this.contracts = List.of(contracts);
        }
    }

    @ParameterizedTest
    @FieldSource("BROKEN_PROMISES")
    void each_broken_promise_is_caught_and_where_none_is_all_pass(Kit kit, BrokenPromise promise) {
        broken = promise;

        Set<String> failed = EngineTestKit.engine("junit-jupiter")
                .selectors(tests(kit, promise.mustFail()))
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(KitCatchesFaultsTest::method)
                .collect(Collectors.toSet());
        assertThat(failed).isEqualTo(promise.mustFail());
    }

    /** Those that must fail, since whether others do too proves nothing; where none must, all. */
    private static DiscoverySelector[] tests(Kit kit, Set<String> mustFail) {
        return kit.contracts.stream()
                .flatMap(contract -> testsOf(contract)
                        .filter(test -> mustFail.isEmpty() || mustFail.contains(test.getName()))
                        .map(test -> DiscoverySelectors.selectMethod(contract, test)))
                .toArray(DiscoverySelector[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void every_test_of_a_contract_is_failed_by_a_broken_promise(Kit kit) {
        assertThat(kit.contracts.stream()
                        .flatMap(KitCatchesFaultsTest::testsOf)
                        .map(Method::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(kit.promises.stream()
                        .flatMap(promise -> promise.mustFail().stream())
                        .collect(Collectors.toSet()));
    }

    private static Stream<Method> testsOf(Class<?> contract) {
        return ReflectionSupport.streamMethods(
                contract,
                method -> AnnotationSupport.isAnnotated(method, Testable.class),
                HierarchyTraversalMode.TOP_DOWN);
    }

    /** Short where something is to be missed, which costs the whole of it; a sound log on a busy machine may take its time. */
    private static Duration logPatience() {
        return broken.mustFail().isEmpty() ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
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
            return new ReferenceLog((LogFault) broken);
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
            return new ReferenceLog((LogFault) broken);
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
            return new ReferenceLog((LogFault) broken);
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class Units extends UnitOfWorkContract {
        private final ReferenceUnits units = new ReferenceUnits((ReferenceUnits.Fault) broken);

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
        private final ReferenceTokens tokens = new ReferenceTokens((ReferenceTokens.Fault) broken);

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
        private final ReferenceSagas sagas = new ReferenceSagas((ReferenceSagas.Fault) broken);

        @Override
        protected SagaStore<Object> open() {
            return sagas;
        }
    }

    /** Run by the tests above only, which lift this condition. */
    @Disabled("breaks a promise on purpose")
    static class DueOnes extends TimersContract {
        private final ReferenceTimers timers = new ReferenceTimers((ReferenceTimers.Fault) broken);

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
            return new ReferenceCommands((ReferenceCommands.Fault) broken);
        }
    }
}
