package io.placemarket.eventstore.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who follows a log in memory: each sees every unit once, or what the broken promise makes of that. Its log's lock is held by who calls. */
final class ReferenceFollowers {
    private final LogFault fault;
    private final List<Follower> followers = new ArrayList<>();

    ReferenceFollowers(LogFault fault) {
        this.fault = fault;
    }

    /** Begins to follow; what is returned ends it. */
    Runnable follow(long from, Consumer<LogProcess.KitUnit> each, List<LogProcess.KitUnit> units) {
        Follower follower = new Follower(from, each);
        followers.add(follower);
        follower.show(units);
        return () -> followers.remove(follower);
    }

    void show(List<LogProcess.KitUnit> units) {
        followers.forEach(follower -> follower.show(units));
    }

    /** Where somebody who follows has come to. */
    private final class Follower {
        private final Consumer<LogProcess.KitUnit> each;
        private long next;
        private int shown;

        Follower(long from, Consumer<LogProcess.KitUnit> each) {
            this.next = from;
            this.each = each;
        }

        void show(List<LogProcess.KitUnit> units) {
            for (LogProcess.KitUnit unit : units) {
                if (ReferenceLog.last(unit) >= next) {
                    boolean missed = fault == LogFault.LETS_WHO_FOLLOWS_MISS_ONE && ++shown % 9 == 0;
                    if (!missed) {
                        each.accept(fault == LogFault.SHOWS_WHO_FOLLOWS_HALF_A_UNIT ? rest(unit) : unit);
                    }
                    next = ReferenceLog.last(unit) + 1;
                }
            }
        }

        private LogProcess.KitUnit rest(LogProcess.KitUnit unit) {
            int seen = (int) Math.max(0, next - unit.position());
            return new LogProcess.KitUnit(
                    unit.position() + seen,
                    unit.events().subList(seen, unit.events().size()));
        }
    }
}
