package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A kit that catches nothing proves nothing: each broken promise must fail a test, and none may fail without one. */
class KitCatchesFaultsTest {
    private static volatile ReferenceLog.Fault planted = ReferenceLog.Fault.NONE;

    @ParameterizedTest
    @EnumSource(ReferenceLog.Fault.class)
    void each_planted_fault_is_caught_and_a_sound_log_passes(ReferenceLog.Fault fault) {
        planted = fault;

        Set<String> failed = failures();
        if (fault == ReferenceLog.Fault.NONE) {
            assertThat(failed).isEmpty();
            return;
        }
        assertThat(failed).contains(mustFail(fault));
    }

    private static Set<String> failures() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Planted.class))
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }

    private static String mustFail(ReferenceLog.Fault fault) {
        return switch (fault) {
            case NONE -> "";
            case SKIPS_A_POSITION -> "positions_are_dense_whoever_writes";
            case LOSES_AN_ACKNOWLEDGED_COMMIT -> "what_was_acknowledged_is_there_where_it_was_said_and_nothing_else";
            case TEARS_A_COMMIT -> "a_unit_of_work_is_seen_whole_also_from_its_middle";
            case SHOWS_A_LATER_COMMIT_FIRST -> "a_reader_that_has_seen_a_position_has_seen_every_one_before";
            case DOUBLES_AFTER_A_LOST_ANSWER, REPORTS_FAILURE_FOR_WHAT_IS_STORED ->
                "a_unit_whose_answer_was_lost_is_stored_once_and_answered_truly";
            case REPORTS_SUCCESS_FOR_WHAT_WAS_LOST ->
                "a_unit_that_was_lost_on_its_way_is_stored_once_and_answered_truly";
            case IGNORES_A_CONFLICT -> "of_all_who_write_the_same_place_of_an_aggregate_exactly_one_wins";
            case FAILS_THE_NEIGHBOURS_OF_A_LOSER -> "a_loser_does_not_fail_its_neighbours";
            case STARVES_A_WRITER -> "nobody_starves_where_sixteen_want_one_aggregate";
            case FORGETS_KEYS -> "a_key_is_used_once";
            case MIXES_AGGREGATES_WITH_A_COMMON_BEGINNING -> "an_aggregate_shows_its_own_events_in_order";
        };
    }

    /** Run by the test above only, which lifts this condition. */
    @Disabled("breaks a promise on purpose")
    static class Planted extends EventLogContract {
        @Override
        protected LogStore createStore() {
            return new ReferenceLog(planted);
        }
    }
}
