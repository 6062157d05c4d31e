package io.placemarket.eventstore.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Timers in memory that keep every promise, or break the one they are told to. */
final class ReferenceTimers {
    static final Duration LEASE = Duration.ofSeconds(30);

    /** A promise to break. */
    enum Fault implements BrokenPromise {
        NONE,
        TAKES_WHAT_IS_NOT_DUE("a_timer_is_taken_when_it_is_due_and_not_before"),
        KEEPS_TIMERS_TO_ITSELF("a_timer_does_not_need_whoever_set_it"),
        TAKES_THE_YOUNGEST_FIRST("the_oldest_are_taken_first_and_no_more_than_asked_for"),
        TAKES_MORE_THAN_ASKED_FOR("the_oldest_are_taken_first_and_no_more_than_asked_for"),
        LOOKS_BEFORE_IT_TAKES("of_many_that_take_at_once_one_has_each"),
        NEVER_BRINGS_BACK("what_was_taken_and_not_done_comes_back_after_the_lease_under_the_same_key"),
        IGNORES_THE_LEASE("what_was_taken_and_not_done_comes_back_after_the_lease_under_the_same_key"),
        BRINGS_BACK_UNDER_ANOTHER_KEY("what_was_taken_and_not_done_comes_back_after_the_lease_under_the_same_key"),
        FORGETS_WHAT_IS_DONE("what_is_done_does_not_come_back"),
        ENDS_WHAT_WAS_SET_FOR_LATER("what_was_set_anew_for_later_is_not_done_with_the_old"),
        ENDS_WHAT_ELSE_IS_TO_BE_DONE(
                "something_else_to_do_at_the_same_instant_is_not_done_with_the_old_and_has_a_key_of_its_own"),
        HAS_ONE_KEY_FOR_ALL_THAT_IS_TO_BE_DONE(
                "something_else_to_do_at_the_same_instant_is_not_done_with_the_old_and_has_a_key_of_its_own"),
        KEEPS_THE_OLD_INSTANT_TOO("a_name_has_one_instant_the_last_it_was_given"),
        LOOKS_BEFORE_IT_SETS("of_many_that_set_one_name_at_once_one_is_left_and_nobody_fails"),
        IGNORES_THAT_IT_IS_CANCELLED("a_cancelled_timer_is_not_taken"),
        OVERLOOKS_LEASES("the_next_is_the_earliest_or_the_end_of_a_lease"),
        SEES_A_HUNDRED("timers_are_many");

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
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    ReferenceTimers(Fault fault) {
        this.fault = fault;
    }

    private static final class Entry {
        private final TimerProcess setBy;
        private final String name;
        private final Instant at;
        private final String what;
        private Instant due;
        private int taken;

        Entry(TimerProcess setBy, String name, Instant at, String what) {
            this.setBy = setBy;
            this.name = name;
            this.at = at;
            this.what = what;
            this.due = at;
        }
    }

    synchronized void moveTo(Instant instant) {
        now = instant;
    }

    TimerProcess open() {
        return new View();
    }

    /** One process's view. */
    private final class View implements TimerProcess {
        @Override
        public void set(String name, Instant at, String what) {
            if (fault == Fault.LOOKS_BEFORE_IT_SETS) {
                boolean there;
                synchronized (ReferenceTimers.this) {
                    there = entries.removeIf(entry -> entry.name.equals(name));
                }
                LockSupport.parkNanos(there ? 0 : OTHERS_COME_BETWEEN);
            }
            synchronized (ReferenceTimers.this) {
                if (fault != Fault.KEEPS_THE_OLD_INSTANT_TOO && fault != Fault.LOOKS_BEFORE_IT_SETS) {
                    entries.removeIf(entry -> entry.name.equals(name));
                }
                entries.add(new Entry(this, name, at, what));
            }
        }

        @Override
        public void cancel(String name) {
            synchronized (ReferenceTimers.this) {
                if (fault != Fault.IGNORES_THAT_IT_IS_CANCELLED) {
                    entries.removeIf(entry -> entry.name.equals(name));
                }
            }
        }

        @Override
        public Optional<Instant> next() {
            synchronized (ReferenceTimers.this) {
                return entries.stream()
                        .filter(entry -> entry.taken == 0 || fault != Fault.OVERLOOKS_LEASES)
                        .map(entry -> entry.due)
                        .min(Comparator.naturalOrder());
            }
        }

        @Override
        public List<DueTimer> take(int atMost) {
            List<Entry> seen;
            synchronized (ReferenceTimers.this) {
                seen = due(atMost);
                if (fault != Fault.LOOKS_BEFORE_IT_TAKES) {
                    return seen.stream().map(this::taken).toList();
                }
            }
            LockSupport.parkNanos(OTHERS_COME_BETWEEN);
            synchronized (ReferenceTimers.this) {
                return seen.stream().map(this::taken).toList();
            }
        }

        private List<Entry> due(int atMost) {
            Instant limit = fault == Fault.TAKES_WHAT_IS_NOT_DUE ? now.plusSeconds(1) : now;
            Comparator<Entry> oldestFirst = Comparator.comparing(entry -> entry.due);
            int most = fault == Fault.SEES_A_HUNDRED ? Math.min(100, atMost) : atMost;
            return entries.stream()
                    .filter(entry -> !entry.due.isAfter(limit))
                    .filter(entry -> entry.setBy == this || fault != Fault.KEEPS_TIMERS_TO_ITSELF)
                    .filter(entry -> entry.taken == 0 || fault != Fault.NEVER_BRINGS_BACK)
                    .sorted(fault == Fault.TAKES_THE_YOUNGEST_FIRST ? oldestFirst.reversed() : oldestFirst)
                    .limit(fault == Fault.TAKES_MORE_THAN_ASKED_FOR ? most + 1 : most)
                    .toList();
        }

        private DueTimer taken(Entry entry) {
            entry.taken++;
            entry.due = fault == Fault.IGNORES_THE_LEASE ? entry.due : now.plus(LEASE);
            int attempt = fault == Fault.BRINGS_BACK_UNDER_ANOTHER_KEY ? entry.taken : 0;
            String what = fault == Fault.HAS_ONE_KEY_FOR_ALL_THAT_IS_TO_BE_DONE ? "" : entry.what;
            return new DueTimer(entry.name, entry.at, entry.what, List.of(entry.name, entry.at, what, attempt));
        }

        @Override
        public void done(DueTimer due) {
            synchronized (ReferenceTimers.this) {
                if (fault != Fault.FORGETS_WHAT_IS_DONE) {
                    entries.removeIf(entry -> entry.name.equals(due.name())
                            && (entry.at.equals(due.at()) || fault == Fault.ENDS_WHAT_WAS_SET_FOR_LATER)
                            && (entry.what.equals(due.what()) || fault == Fault.ENDS_WHAT_ELSE_IS_TO_BE_DONE));
                }
            }
        }
    }
}
