package io.placemarket.eventstore.conformance;

import java.util.Set;

/** A promise of a log to break. */
enum LogFault implements BrokenPromise {
    NONE,
    SKIPS_A_POSITION("positions_are_dense_whoever_writes"),
    LOSES_AN_ACKNOWLEDGED_COMMIT("what_was_acknowledged_is_there_where_it_was_said_and_nothing_else"),
    TEARS_A_COMMIT(
            "a_unit_of_work_is_seen_whole_also_from_its_middle", "a_unit_of_ten_thousand_events_is_stored_whole"),
    LEAVES_WHAT_CAME_BEFORE_A_CONFLICT("a_unit_of_work_with_a_refused_event_leaves_none_of_its_events"),
    SHOWS_A_LATER_COMMIT_FIRST("a_reader_that_has_seen_a_position_has_seen_every_one_before"),
    DOUBLES_AFTER_A_LOST_ANSWER(
            "a_unit_whose_answer_was_lost_is_stored_once_and_answered_truly",
            "a_unit_that_was_stored_although_the_storage_said_it_failed_is_answered_truly",
            "a_unit_that_arrives_after_its_sender_tried_again_is_stored_once",
            "answers_lost_among_many_writers_lose_nothing_and_double_nothing"),
    REPORTS_FAILURE_FOR_WHAT_IS_STORED(
            "a_unit_whose_answer_was_lost_is_stored_once_and_answered_truly",
            "a_unit_whose_sender_is_interrupted_is_stored_once_and_answered_truly"),
    REPORTS_SUCCESS_FOR_WHAT_WAS_LOST(
            "a_unit_that_was_lost_on_its_way_is_stored_once_and_answered_truly",
            "a_unit_that_the_storage_failed_to_store_is_stored_once_and_answered_truly"),
    IGNORES_A_CONFLICT("of_all_who_write_the_same_place_of_an_aggregate_exactly_one_wins"),
    FAILS_THE_NEIGHBOURS_OF_A_LOSER("a_loser_does_not_fail_its_neighbours"),
    STARVES_A_WRITER("nobody_starves_where_sixteen_want_one_aggregate"),
    FORGETS_KEYS(
            "a_key_is_used_once_and_a_repeat_hears_where_the_first_stands", "a_key_used_by_many_at_once_is_used_once"),
    TELLS_A_REPEAT_ANOTHER_POSITION("a_key_is_used_once_and_a_repeat_hears_where_the_first_stands"),
    MIXES_AGGREGATES_WITH_A_COMMON_BEGINNING("an_aggregate_shows_its_own_events_in_order"),
    WRITES_PART_OF_WHAT_IS_TOO_LARGE("a_unit_too_large_to_be_stored_is_refused_before_anything_is_written"),
    WRITES_WITHOUT_A_JOURNAL("every_write_asks_to_be_kept_by_a_majority_and_in_a_journal"),
    STAYS_AWAY("while_the_storage_is_away_units_are_refused_and_who_comes_later_is_served"),
    REPORTS_UNAVAILABLE_FOR_WHAT_IS_STORED("past_the_bound_it_is_unknown_and_only_under_a_key_it_may_be_tried_again"),
    LETS_TRY_AGAIN_WITHOUT_A_KEY("past_the_bound_it_is_unknown_and_only_under_a_key_it_may_be_tried_again"),
    LETS_WHO_FOLLOWS_MISS_ONE(
            "who_follows_sees_what_is_there_and_then_what_comes_each_once_and_in_order",
            "many_who_follow_see_the_same_and_all"),
    SHOWS_WHO_FOLLOWS_HALF_A_UNIT("who_follows_from_the_middle_of_a_unit_sees_it_whole"),
    ENDS_WHO_FOLLOWS_WITH_AN_OUTAGE("who_follows_goes_on_where_it_was_when_the_storage_was_away"),
    WAITS_FOR_NOTHING("a_read_that_names_a_position_waits_until_it_is_there"),
    TAKES_A_POSITION_BACK("a_position_once_answered_is_never_taken_back"),
    READS_BACK_FORWARDS("units_are_read_backwards_whole"),
    TELLS_AN_INSTANT_BY_THE_UNITS_BEGINNING("the_position_at_an_instant_is_the_last_that_was_there_by_then"),
    CALLS_A_SOUND_LOG_BROKEN("a_log_that_nobody_touched_is_sound_however_it_was_written"),
    NAMES_A_LATER_POSITION("the_first_position_that_was_tampered_with_is_named"),
    OVERLOOKS_THAT_A_UNIT_IS_GONE("the_first_position_that_was_tampered_with_is_named");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<String> mustFail;

    LogFault(String... mustFail) {
        this.mustFail = Set.of(mustFail);
    }

    @Override
    public Set<String> mustFail() {
        return mustFail;
    }
}
