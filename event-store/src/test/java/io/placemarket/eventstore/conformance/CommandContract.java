package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.conformance.CommandProcess.Answer;
import io.placemarket.eventstore.conformance.CommandProcess.Refused;
import io.placemarket.eventstore.conformance.CommandProcess.UsedOtherwise;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers rely on that send a command again under its key. Every test begins with an empty store. */
@Timeout(60)
public abstract class CommandContract {
    private static final CommandProcess.Key KEY = new CommandProcess.Key("anna", "request-1");
    private static final int MANY = 16;

    private CommandStore store;
    private CommandProcess process;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected CommandContract() {}

    /** The store to be tried, empty. */
    protected abstract CommandStore createStore() throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        store = createStore();
        process = store.open();
    }

    @AfterEach
    final void end() {
        process.close();
        store.close();
    }

    @Test
    void a_command_is_answered_with_its_result_and_where_it_stands() throws Exception {
        assertThat(process.open("a", null)).isEqualTo(new Answer(0, 1, false));
        assertThat(process.open("b", null)).isEqualTo(new Answer(0, 2, false));
        assertThat(process.add("a", 5, null)).isEqualTo(new Answer(5, 3, false));
        assertThat(process.add("a", 2, KEY)).isEqualTo(new Answer(7, 4, false));
        assertThat(process.events()).isEqualTo(4);
    }

    @Test
    void a_repeat_has_no_effect_and_the_first_answer() throws Exception {
        process.open("a", null);
        process.add("a", 5, KEY);
        process.add("a", 1, null);

        assertThat(process.add("a", 5, KEY)).isEqualTo(new Answer(5, 2, true));
        assertThat(process.add("a", 1, null)).isEqualTo(new Answer(7, 4, false));
    }

    @Test
    void a_repeat_that_would_be_refused_by_now_has_the_first_answer() throws Exception {
        process.open("a", KEY);

        assertThat(process.open("a", KEY)).isEqualTo(new Answer(0, 1, true));
        assertThatThrownBy(() -> process.open("a", null)).isInstanceOf(Refused.class);
    }

    @Test
    void repeats_in_flight_together_have_one_effect_and_one_answer() throws Exception {
        process.open("a", null);
        for (int round = 1; round <= 5; round++) {
            CommandProcess.Key key = new CommandProcess.Key("anna", "round-" + round);
            List<Answer> answers = Together.run(MANY, number -> process.add("a", 1, key));

            assertOneEffect(answers, round);
        }
    }

    @Test
    void repeats_in_several_processes_have_one_effect_and_one_answer() throws Exception {
        process.open("a", null);
        try (CommandProcess second = store.open();
                CommandProcess third = store.open()) {
            List<CommandProcess> processes = List.of(process, second, third);
            for (int round = 1; round <= 5; round++) {
                CommandProcess.Key key = new CommandProcess.Key("anna", "round-" + round);
                List<Answer> answers =
                        Together.run(MANY, number -> processes.get(number % 3).add("a", 1, key));

                assertOneEffect(answers, round);
            }
        }
    }

    private void assertOneEffect(List<Answer> answers, int round) {
        assertThat(answers)
                .filteredOn(answer -> !answer.repeated())
                .containsExactly(new Answer(round, round + 1, false));
        assertThat(answers).filteredOn(Answer::repeated).containsOnly(new Answer(round, round + 1, true));
        assertThat(process.events()).isEqualTo(round + 1);
    }

    @Test
    void a_repeat_after_a_restart_has_the_first_answer() throws Exception {
        process.open("a", null);
        process.add("a", 5, KEY);
        process.close();
        process = store.open();

        assertThat(process.add("a", 5, KEY)).isEqualTo(new Answer(5, 2, true));
        assertThat(process.events()).isEqualTo(2);
    }

    @Test
    void another_command_under_the_same_key_is_told_apart_and_has_no_effect() throws Exception {
        process.open("a", null);
        process.add("a", 5, KEY);

        assertThatThrownBy(() -> process.add("a", 6, KEY)).isInstanceOf(UsedOtherwise.class);
        assertThatThrownBy(() -> process.open("b", KEY)).isInstanceOf(UsedOtherwise.class);
        assertThat(process.events()).isEqualTo(2);
    }

    @Test
    void each_caller_has_keys_of_its_own() throws Exception {
        process.open("a", null);

        assertThat(process.add("a", 5, new CommandProcess.Key("anna", "x"))).isEqualTo(new Answer(5, 2, false));
        assertThat(process.add("a", 5, new CommandProcess.Key("bert", "x"))).isEqualTo(new Answer(10, 3, false));
    }

    @Test
    void what_was_refused_leaves_nothing_and_may_be_sent_again_under_its_key() throws Exception {
        assertThatThrownBy(() -> process.add("a", 5, KEY)).isInstanceOf(Refused.class);
        assertThat(process.events()).isZero();
        process.open("a", null);

        assertThat(process.add("a", 5, KEY)).isEqualTo(new Answer(5, 2, false));
        assertThatThrownBy(() -> process.add("a", -1, null)).isInstanceOf(Refused.class);
    }

    @Test
    void commands_to_one_counter_at_once_all_take_effect() throws Exception {
        process.open("a", null);
        List<Answer> answers = Together.run(MANY, number -> process.add("a", 1, null));

        assertThat(answers)
                .extracting(Answer::sum)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(process.add("a", 1, null)).isEqualTo(new Answer(MANY + 1, MANY + 2, false));
    }

    @Test
    void a_command_whose_answer_was_lost_is_done_once_and_answered_truly() throws Exception {
        process.open("a", null);
        store.loseAnswers(1);

        assertThat(process.add("a", 5, KEY)).isEqualTo(new Answer(5, 2, false));
        assertThat(process.add("a", 5, KEY)).isEqualTo(new Answer(5, 2, true));
        assertThat(process.events()).isEqualTo(2);
    }
}
