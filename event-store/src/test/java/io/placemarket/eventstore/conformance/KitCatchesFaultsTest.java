package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A kit that catches nothing proves nothing: each broken promise must fail its test, and none may fail without one. */
class KitCatchesFaultsTest {
    private static volatile LogFault inLog = LogFault.NONE;
    private static volatile ReferenceUnits.Fault inUnits = ReferenceUnits.Fault.NONE;
    private static volatile ReferenceTokens.Fault inTokens = ReferenceTokens.Fault.NONE;
    private static volatile ReferenceSagas.Fault inSagas = ReferenceSagas.Fault.NONE;

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

    private static void assertCaught(String mustFail, Class<?>... contracts) {
        Set<String> failed = EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(contracts)
                        .map(DiscoverySelectors::selectClass)
                        .toArray(DiscoverySelector[]::new))
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(KitCatchesFaultsTest::method)
                .collect(Collectors.toSet());
        if (mustFail.isEmpty()) {
            assertThat(failed).isEmpty();
        } else {
            assertThat(failed).contains(mustFail);
        }
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
}
