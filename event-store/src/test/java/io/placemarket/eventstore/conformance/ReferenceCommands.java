package io.placemarket.eventstore.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Counters in memory that keep every promise to who sends commands, or break the one they are told to. */
final class ReferenceCommands implements CommandStore {
    /** A promise to break. */
    enum Fault implements BrokenPromise {
        NONE,
        TELLS_THE_POSITION_BEFORE("a_command_is_answered_with_its_result_and_where_it_stands"),
        HANDLES_A_REPEAT("a_repeat_has_no_effect_and_the_first_answer"),
        ANSWERS_A_REPEAT_AS_OF_NOW("a_repeat_has_no_effect_and_the_first_answer"),
        CALLS_A_REPEAT_THE_FIRST("a_repeat_has_no_effect_and_the_first_answer"),
        HANDLES_BEFORE_IT_LOOKS("a_repeat_that_would_be_refused_by_now_has_the_first_answer"),
        LOOKS_BEFORE_IT_WRITES("repeats_in_flight_together_have_one_effect_and_one_answer"),
        KEEPS_KEYS_TO_ITSELF("repeats_in_several_processes_have_one_effect_and_one_answer"),
        FORGETS_KEYS_AT_A_RESTART("a_repeat_after_a_restart_has_the_first_answer"),
        TAKES_ANOTHER_COMMAND_FOR_A_REPEAT("another_command_under_the_same_key_is_told_apart_and_has_no_effect"),
        MIXES_CALLERS("each_caller_has_keys_of_its_own"),
        USES_UP_THE_KEY_OF_WHAT_IT_REFUSED("what_was_refused_leaves_nothing_and_may_be_sent_again_under_its_key"),
        LOSES_AN_UPDATE("commands_to_one_counter_at_once_all_take_effect"),
        REPORTS_FAILURE_FOR_WHAT_IS_DONE("a_command_whose_answer_was_lost_is_done_once_and_answered_truly"),
        DOES_AGAIN_WHAT_IS_DONE("a_command_whose_answer_was_lost_is_done_once_and_answered_truly");

        @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
        private final Set<String> mustFail;

        Fault(String... mustFail) {
            this.mustFail = Set.of(mustFail);
        }

        @Override
        public Set<String> mustFail() {
            return mustFail;
        }
    }

    private static final long OTHERS_COME_BETWEEN = 5_000_000;

    private final Fault fault;
    private final Map<String, Long> sums = new HashMap<>();
    private final Map<List<Object>, Done> done = new HashMap<>();
    private long events;
    private int lost;

    ReferenceCommands(Fault fault) {
        this.fault = fault;
    }

    private record Done(List<Object> command, CommandProcess.@Nullable Answer answer) {}

    @Override
    public synchronized CommandProcess open() {
        return new View();
    }

    @Override
    public synchronized void loseAnswers(int writes) {
        lost = writes;
    }

    @Override
    public void close() {}

    private static CommandProcess.Refused refused(String why) {
        return new CommandProcess.Refused(new IllegalStateException(why));
    }

    /** One process's view. */
    private final class View implements CommandProcess {
        @Override
        public Answer open(String counter, @Nullable Key key) throws NotDone {
            return once(key, List.of("open", counter), () -> {
                if (sums.containsKey(counter)) {
                    throw refused("open");
                }
                return wrote(counter, 0);
            });
        }

        @Override
        public Answer add(String counter, long amount, @Nullable Key key) throws NotDone {
            return once(key, List.of("add", counter, amount), () -> {
                Long sum = sums.get(counter);
                if (sum == null || amount < 1) {
                    throw refused("not open, or nothing to add");
                }
                return wrote(counter, sum + amount);
            });
        }

        private Answer wrote(String counter, long sum) {
            sums.put(counter, sum);
            events++;
            return new Answer(sum, fault == Fault.TELLS_THE_POSITION_BEFORE ? events - 1 : events, false);
        }

        private Answer once(@Nullable Key key, List<Object> command, Handler handler) throws NotDone {
            if (fault == Fault.LOSES_AN_UPDATE && "add".equals(command.getFirst())) {
                return lost(String.valueOf(command.get(1)), (long) command.get(2), handler);
            }
            if (key == null) {
                synchronized (ReferenceCommands.this) {
                    return handler.handle();
                }
            }
            List<Object> id = id(key);
            if (fault == Fault.LOOKS_BEFORE_IT_WRITES) {
                synchronized (ReferenceCommands.this) {
                    Done first = done.get(id);
                    if (first != null) {
                        return repeated(command, first);
                    }
                }
                LockSupport.parkNanos(OTHERS_COME_BETWEEN);
                synchronized (ReferenceCommands.this) {
                    return first(id, command, handler);
                }
            }
            synchronized (ReferenceCommands.this) {
                Done first = done.get(id);
                if (first != null && fault == Fault.HANDLES_BEFORE_IT_LOOKS) {
                    Map<String, Long> before = Map.copyOf(sums);
                    Answer unused = handler.handle();
                    events--;
                    sums.putAll(before);
                }
                return first == null || fault == Fault.HANDLES_A_REPEAT
                        ? first(id, command, handler)
                        : repeated(command, first);
            }
        }

        /** Adds to a sum that was read before others came between. */
        private Answer lost(String counter, long amount, Handler handler) throws NotDone {
            Long before;
            synchronized (ReferenceCommands.this) {
                before = sums.get(counter);
            }
            LockSupport.parkNanos(OTHERS_COME_BETWEEN);
            synchronized (ReferenceCommands.this) {
                return before == null ? handler.handle() : wrote(counter, before + amount);
            }
        }

        private List<Object> id(Key key) {
            return List.of(
                    fault == Fault.MIXES_CALLERS ? "" : key.caller(),
                    key.value(),
                    fault == Fault.KEEPS_KEYS_TO_ITSELF ? this : "");
        }

        private Answer first(List<Object> id, List<Object> command, Handler handler) throws NotDone {
            Answer answer;
            try {
                answer = handler.handle();
            } catch (Refused refused) {
                if (fault == Fault.USES_UP_THE_KEY_OF_WHAT_IT_REFUSED) {
                    done.put(id, new Done(command, null));
                }
                throw refused;
            }
            done.put(id, new Done(command, answer));
            if (lost > 0) {
                lost--;
                if (fault == Fault.REPORTS_FAILURE_FOR_WHAT_IS_DONE) {
                    throw refused("no answer");
                }
                if (fault == Fault.DOES_AGAIN_WHAT_IS_DONE) {
                    return handler.handle();
                }
            }
            return answer;
        }

        private Answer repeated(List<Object> command, Done first) throws NotDone {
            if (!first.command().equals(command) && fault != Fault.TAKES_ANOTHER_COMMAND_FOR_A_REPEAT) {
                throw new UsedOtherwise(new IllegalStateException("used"));
            }
            Answer answer = first.answer();
            if (answer == null) {
                throw refused("as before");
            }
            return new Answer(
                    fault == Fault.ANSWERS_A_REPEAT_AS_OF_NOW
                            ? sums.getOrDefault(String.valueOf(command.get(1)), 0L)
                            : answer.sum(),
                    answer.position(),
                    fault != Fault.CALLS_A_REPEAT_THE_FIRST);
        }

        @Override
        public long events() {
            synchronized (ReferenceCommands.this) {
                return events;
            }
        }

        @Override
        public void close() {
            synchronized (ReferenceCommands.this) {
                if (fault == Fault.FORGETS_KEYS_AT_A_RESTART) {
                    done.clear();
                }
            }
        }
    }

    /** What the first under a key does. */
    private interface Handler {
        CommandProcess.Answer handle() throws CommandProcess.NotDone;
    }
}
