package io.placemarket.query.market;

import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What education providers plan, with what was planned before. */
public final class PlansView {
    private final Map<PlanId, List<Version>> byId = new LinkedHashMap<>();

    PlansView() {}

    /** The same plans: what is applied to one of the two from now on does not happen to the other. */
    PlansView(PlansView other) {
        byId.putAll(other.byId);
    }

    /**
     * What was planned at some time.
     *
     * @param at when it was planned
     */
    public record Version(long position, Instant at, PlanSet plan) {}

    void apply(Recorded recorded) {
        if (recorded.event() instanceof PlanEvent event) {
            switch (event) {
                case PlanSet set -> {
                    List<Version> versions = new ArrayList<>(byId.getOrDefault(set.plan(), List.of()));
                    versions.add(new Version(recorded.position(), recorded.at(), set));
                    byId.put(set.plan(), List.copyOf(versions));
                }
            }
        }
    }

    /** What is planned now. */
    public Stream<PlanSet> current() {
        return byId.values().stream().map(versions -> versions.getLast().plan());
    }

    /** Every plan's versions, the first first. */
    public Stream<List<Version>> all() {
        return byId.values().stream();
    }
}
