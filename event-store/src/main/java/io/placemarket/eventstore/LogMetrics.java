package io.placemarket.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * A log's figures as Micrometer's meters, each named {@code eventlog.…} and tagged with the log's name. Counters begin when the
 * process opens its log; {@code eventlog.commits} divided by {@code eventlog.inserts} is the mean size of a group commit.
 */
public final class LogMetrics implements MeterBinder {
    private final EventLog log;

    /** Of one log. */
    public LogMetrics(EventLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "eventlog.commits", "Units of work in the log", LogStatistics::units);
        count(registry, "eventlog.events", "Events in the log", LogStatistics::events);
        count(registry, "eventlog.inserts", "Inserts sent, each a group commit", LogStatistics::inserts);
        count(registry, "eventlog.conflicts", "Units of work that lost an aggregate's place", LogStatistics::conflicts);
        count(registry, "eventlog.repeats", "Units of work whose key was used before", LogStatistics::repeats);
        count(registry, "eventlog.foreign", "Units of other processes met when writing", LogStatistics::foreignUnits);
        count(registry, "eventlog.doubts", "Inserts to which no answer came", LogStatistics::inDoubt);
        count(registry, "eventlog.resolved", "Unanswered inserts whose fate was found out", LogStatistics::resolved);
        count(registry, "eventlog.unknown", "Units of work answered with unknown", LogStatistics::unknown);
        count(registry, "eventlog.unavailable", "Units of work refused as unavailable", LogStatistics::unavailable);
        gauge(
                registry,
                "eventlog.batch",
                "Units of work in the last group commit",
                of -> of.statistics().lastBatch());
        gauge(
                registry,
                "eventlog.waiting",
                "Units of work that wait for their commit",
                of -> of.statistics().waiting());
        gauge(
                registry,
                "eventlog.tails",
                "Followers of the log in this process",
                of -> of.tail().subscribers());
        gauge(
                registry,
                "eventlog.tail.lag",
                "Events the slowest follower has not got yet",
                of -> of.tail().lag());
    }

    private void count(MeterRegistry registry, String name, String what, ToDoubleFunction<LogStatistics> figure) {
        FunctionCounter.builder(name, log.statistics(), figure)
                .description(what)
                .tags(tags())
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<EventLog> figure) {
        Gauge.builder(name, log, figure).description(what).tags(tags()).register(registry);
    }

    private Tags tags() {
        return Tags.of("log", log.options().collection());
    }
}
