package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The wards, teams and clinics of each provider, with audits that cover the plan's year. */
final class AreaPlanner {
    private static final List<String> PARTS = List.of("North", "South", "East", "West", "Central");
    private static final int AUDIT_MONTHS = 24;

    private final IdSource ids;
    private final Chance chance;
    private final LocalDate today;
    private final Map<String, List<Tables.AreaKind>> kinds = Tables.grouped(Tables.areaKinds(), Tables.AreaKind::kind);

    AreaPlanner(long seed, Times times) {
        this.chance = new Chance(seed, "areas");
        this.ids = new IdSource(chance.generator());
        this.today = times.today();
    }

    List<PlannedArea> areas(List<PlannedProvider> providers) {
        return providers.stream().flatMap(provider -> areas(provider).stream()).toList();
    }

    private List<PlannedArea> areas(PlannedProvider provider) {
        List<Tables.AreaKind> choice = interleaved(provider.kinds());
        int first = provider.areas() == 1 && provider.kinds().contains("practice")
                ? chance.between(0, choice.size() - 1)
                : 0;
        List<PlannedArea> areas = new ArrayList<>();
        for (int i = 0; i < provider.areas(); i++) {
            Tables.AreaKind kind = choice.get((first + i) % choice.size());
            boolean repeated = provider.areas() > choice.size();
            areas.add(area(provider, kind, name(kind, repeated, i / choice.size())));
        }
        return areas;
    }

    /** One of each kind in turn, so that a trust of several kinds has some of each. */
    private List<Tables.AreaKind> interleaved(List<String> wanted) {
        List<Tables.AreaKind> merged = new ArrayList<>();
        for (int i = 0; merged.size() < wanted.stream().mapToInt(this::count).sum(); i++) {
            for (String kind : wanted) {
                if (i < count(kind)) {
                    merged.add(kinds.getOrDefault(kind, List.of()).get(i));
                }
            }
        }
        return merged;
    }

    private int count(String kind) {
        return kinds.getOrDefault(kind, List.of()).size();
    }

    private static String name(Tables.AreaKind kind, boolean repeated, int round) {
        if (!repeated) {
            return kind.name();
        }
        return kind.setting() == Setting.HOSPITAL
                ? kind.name() + " " + (round + 1)
                : kind.name() + " (" + PARTS.get(round % PARTS.size()) + ")";
    }

    private PlannedArea area(PlannedProvider provider, Tables.AreaKind kind, String name) {
        int maximum = chance.between(kind.least(), kind.most());
        SortedMap<ProfessionCode, Integer> audited = new TreeMap<>();
        for (ProfessionCode profession : kind.professions()) {
            boolean main = profession.equals(kind.professions().getFirst());
            audited.put(profession, main ? maximum : Math.max(1, maximum - chance.between(0, 2)));
        }
        LocalDate from = today.minusMonths(chance.between(9, 15)).minusDays(chance.between(0, 27));
        Audit audit = new Audit(maximum, audited, from, from.plusMonths(AUDIT_MONTHS));
        return new PlannedArea(ids.area(), provider, name, kind.setting(), audit, kind.professions());
    }
}
