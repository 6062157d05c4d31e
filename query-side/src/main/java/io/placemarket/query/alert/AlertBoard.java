package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every alert with whether it is raised, counted again whenever an area or a cohort changes: only that, and only for alerts that look at it.
 * Not thread-safe.
 */
public final class AlertBoard {
    private Market market;
    private Week first;
    private final Map<AlertTerms, Gauge> gauges = new HashMap<>();
    /** Every area as it was counted last, where anything is counted. */
    private final Map<AreaId, AreaCounts> areas = new HashMap<>();
    /** Every cohort likewise, where anybody watches who is still to place. */
    private final Map<CohortId, CohortNeeds> cohorts = new HashMap<>();

    private final Map<AlertId, Standing> alerts = new LinkedHashMap<>();
    private long seenChanges;

    /** An alert and whether it was raised when it was looked at last. */
    private static final class Standing {
        private final AlertSet set;
        private final Gauge gauge;
        private boolean raised;
        /** Whether its numbers may be others than those that were told. */
        private boolean moved;

        /** Its numbers as they were told last; whoever begins to watch is told everything. */
        private AlertRow told;

        Standing(AlertSet set, Gauge gauge, Week first) {
            this.set = set;
            this.gauge = gauge;
            this.told = row(first);
            this.raised = told.raised();
        }

        AlertRow row(Week first) {
            AlertTerms terms = set.terms();
            List<AlertRow.Count> crossed = gauge.crossed(terms.threshold(), first);
            return new AlertRow(
                    set.alert(),
                    AlertWords.of(terms),
                    terms,
                    !crossed.isEmpty(),
                    crossed,
                    gauge.unsure(terms.threshold(), first));
        }

        boolean isCrossed() {
            return gauge.isCrossed(set.terms().threshold());
        }
    }

    /**
     * What somebody is told.
     *
     * @param set whether their alerts themselves are others now, rather than one raised or cleared
     */
    public record Told(String user, boolean set, List<AlertRow> rows) {}

    /**
     * Counts everything there is.
     *
     * @param first this week
     */
    public AlertBoard(Market market, Week first) {
        this.market = market;
        this.first = first;
        settle();
    }

    /** Takes a change of areas, of cohorts and of the alerts themselves in. */
    public List<Told> touched(Touched touched) {
        List<Told> told = new ArrayList<>();
        Set<Gauge> moved = new HashSet<>();
        if (watches(Gauge::isOfAreas)) {
            touched.areas().forEach(area -> countAgain(area, moved));
        }
        if (watches(gauge -> !gauge.isOfAreas())) {
            touched.cohorts().forEach(cohort -> countAgain(cohort, moved));
        }
        settle().forEach(user -> told.add(everything(user)));
        if (!moved.isEmpty()) {
            look(moved, told);
        }
        return told;
    }

    private boolean watches(Predicate<Gauge> which) {
        return gauges.values().stream().anyMatch(which);
    }

    /** It is another week, or another market. */
    List<Told> anew(Market other, Week week) {
        market = other;
        first = week;
        Map<AlertTerms, Gauge> before = Map.copyOf(gauges);
        gauges.clear();
        areas.clear();
        cohorts.clear();
        before.keySet().forEach(kind -> gauges.put(kind, new Gauge(kind)));
        countAll(gauges.values());
        List<Told> told = new ArrayList<>();
        alerts.replaceAll((id, known) -> {
            Standing now = new Standing(known.set, gauge(known.set.terms()), first);
            if (now.raised != known.raised) {
                told.add(changed(now));
            } else {
                now.told = known.told;
                now.moved = true;
            }
            return now;
        });
        settle().forEach(user -> told.add(everything(user)));
        return told;
    }

    private Told everything(String user) {
        alerts.values().stream().filter(alert -> alert.set.user().equals(user)).forEach(alert -> {
            alert.moved = false;
            alert.told = alert.row(first);
        });
        return new Told(user, true, of(user));
    }

    private void look(Set<Gauge> moved, List<Told> told) {
        for (Standing alert : alerts.values()) {
            if (moved.contains(alert.gauge)) {
                boolean now = alert.isCrossed();
                if (now != alert.raised) {
                    alert.raised = now;
                    told.add(changed(alert));
                } else {
                    alert.moved = true;
                }
            }
        }
    }

    /** Alerts that show other numbers than were told last; asked for now and then, not with every change. */
    List<Told> moved() {
        List<Told> told = new ArrayList<>();
        for (Standing alert : alerts.values()) {
            if (alert.moved) {
                alert.moved = false;
                if (!alert.row(first).showsTheSameAs(alert.told)) {
                    told.add(changed(alert));
                }
            }
        }
        return told;
    }

    private Told changed(Standing alert) {
        alert.moved = false;
        alert.told = alert.row(first);
        return new Told(alert.set.user(), false, List.of(alert.told));
    }

    /** Brings the alerts level with those that are set; whose are others now. */
    private Set<String> settle() {
        Set<String> users = new HashSet<>();
        if (market.alerts().changes() == seenChanges) {
            return users;
        }
        seenChanges = market.alerts().changes();
        Map<AlertId, AlertSet> wanted = new LinkedHashMap<>();
        market.alerts().all().forEach(set -> wanted.put(set.alert(), set));
        alerts.values().removeIf(known -> {
            boolean gone = !known.set.equals(wanted.get(known.set.alert()));
            if (gone) {
                users.add(known.set.user());
            }
            return gone;
        });
        List<Gauge> fresh = new ArrayList<>();
        wanted.values()
                .forEach(set -> gauges.computeIfAbsent(Gauge.kind(set.terms()), kind -> {
                    Gauge gauge = new Gauge(kind);
                    fresh.add(gauge);
                    return gauge;
                }));
        countAll(fresh);
        wanted.forEach((id, set) -> {
            if (!alerts.containsKey(id)) {
                alerts.put(id, new Standing(set, gauge(set.terms()), first));
                users.add(set.user());
            }
        });
        Set<Gauge> used = new HashSet<>();
        alerts.values().forEach(alert -> used.add(alert.gauge));
        gauges.values().retainAll(used);
        if (!watches(Gauge::isOfAreas)) {
            areas.clear();
        }
        if (!watches(gauge -> !gauge.isOfAreas())) {
            cohorts.clear();
        }
        return users;
    }

    private Gauge gauge(AlertTerms terms) {
        return Objects.requireNonNull(gauges.get(Gauge.kind(terms)));
    }

    private void countAll(Collection<Gauge> fresh) {
        if (fresh.stream().anyMatch(Gauge::isOfAreas)) {
            market.areas().all().forEach(area -> {
                AreaCounts counts = areas.computeIfAbsent(area.id(), id -> new AreaCounts(area, market, first));
                fresh.forEach(gauge -> gauge.count(counts.of(gauge), AreaCounts.NOTHING));
            });
        }
        if (!fresh.stream().allMatch(Gauge::isOfAreas)) {
            market.cohorts().all().forEach(cohort -> {
                CohortNeeds needs = cohorts.computeIfAbsent(cohort.id(), id -> new CohortNeeds(cohort, market, first));
                fresh.forEach(gauge -> gauge.count(needs.of(gauge), AreaCounts.NOTHING));
            });
        }
    }

    private void countAgain(AreaId id, Set<Gauge> moved) {
        market.areas().find(id).ifPresent(area -> {
            AreaCounts now = new AreaCounts(area, market, first);
            AreaCounts before = areas.put(id, now);
            if (before == null || !now.showsTheSameAs(before)) {
                countAgain(now::of, before == null ? gauge -> AreaCounts.NOTHING : before::of, moved);
            }
        });
    }

    private void countAgain(CohortId id, Set<Gauge> moved) {
        market.cohorts().find(id).ifPresent(cohort -> {
            CohortNeeds now = new CohortNeeds(cohort, market, first);
            CohortNeeds before = cohorts.put(id, now);
            countAgain(now::of, before == null ? gauge -> AreaCounts.NOTHING : before::of, moved);
        });
    }

    private void countAgain(Function<Gauge, int[]> now, Function<Gauge, int[]> before, Set<Gauge> moved) {
        for (Gauge gauge : gauges.values()) {
            if (gauge.count(now.apply(gauge), before.apply(gauge))) {
                moved.add(gauge);
            }
        }
    }

    /** A user's alerts. */
    List<AlertRow> of(String user) {
        return alerts.values().stream()
                .filter(alert -> alert.set.user().equals(user))
                .map(alert -> alert.row(first))
                .toList();
    }

    /** The first of its weeks. */
    Week first() {
        return first;
    }

    long position() {
        return market.position();
    }

    Instant at() {
        return market.at();
    }
}
