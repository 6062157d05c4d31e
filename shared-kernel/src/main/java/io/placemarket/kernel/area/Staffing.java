package io.placemarket.kernel.area;

import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.area.Supervision.Balance;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who supervises in which weeks, where the provider says, and how much of their time students use. Not thread-safe. */
final class Staffing {
    private final Map<Week, Supervision> supervision = new HashMap<>();
    /** In the units of {@link SupervisorGroup#supply}. */
    private final Map<Optional<ProfessionCode>, WeekCounts> demandByProfession = new HashMap<>();

    Staffing() {}

    Staffing(Staffing other) {
        supervision.putAll(other.supervision);
        other.demandByProfession.forEach((key, counts) -> demandByProfession.put(key, new WeekCounts(counts)));
    }

    void arrange(WeekSet weeks, SupervisorGroup group) {
        weeks.forEach(week -> supervision.merge(week, Supervision.by(group), (before, now) -> before.with(group)));
    }

    void remove(WeekSet weeks, String name) {
        weeks.forEach(week -> supervision.computeIfPresent(
                week, (key, before) -> before.without(name).orElse(null)));
    }

    /** Students of a profession use so much more of it in a week; those of none are supervised by anybody. */
    void use(Optional<ProfessionCode> profession, Week week, int units) {
        used(profession).add(week, units);
    }

    /** What they use by week, to be changed. */
    WeekCounts used(Optional<ProfessionCode> profession) {
        return demandByProfession.computeIfAbsent(profession, code -> new WeekCounts());
    }

    /** None where heads alone count. */
    List<SupervisorGroup> groups(Week week) {
        Supervision groups = supervision.get(week);
        return groups == null ? List.of() : groups.groups();
    }

    /** How many more of an offer's students they have time for; nothing is said where heads alone count. */
    Optional<Room> room(OfferedPlaces offer, Week week) {
        return Optional.ofNullable(supervision.get(week)).map(groups -> {
            Balance tightest = groups.tightest(demand(week), offer.profession());
            return room(week, Math.max(0, Math.floorDiv(tightest.slack(), offer.supervisionUnits())), tightest);
        });
    }

    /** The set of professions whose students have least of it, where they have too little. */
    Optional<Room> deficit(Week week) {
        return Optional.ofNullable(supervision.get(week))
                .map(groups -> groups.tightest(demand(week)))
                .filter(tightest -> tightest.slack() < 0)
                .map(tightest -> room(week, 0, tightest));
    }

    private static Room room(Week week, int free, Balance tightest) {
        return new Room(week, free, Bound.SUPERVISION, tightest.demand(), tightest.supply(), tightest.professions());
    }

    /** What is left to each set of these professions, as bits in their order; nothing where heads alone count. */
    int[] slack(List<ProfessionCode> professions, Week week) {
        Supervision groups = supervision.get(week);
        return groups == null ? new int[0] : groups.slack(demand(week), professions);
    }

    private Map<Optional<ProfessionCode>, Integer> demand(Week week) {
        Map<Optional<ProfessionCode>, Integer> demand = new HashMap<>();
        demandByProfession.forEach((profession, counts) -> {
            if (counts.at(week) > 0) {
                demand.put(profession, counts.at(week));
            }
        });
        return demand;
    }
}
