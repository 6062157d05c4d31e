package io.placemarket.command.model;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hall's condition over every set of kinds of learners with the first of them in it, one after the other. */
final class PaperSupervision {
    private PaperSupervision() {}

    static boolean isEnough(List<SupervisorGroup> groups, Map<Optional<ProfessionCode>, Integer> demand) {
        List<Optional<ProfessionCode>> kinds = List.copyOf(demand.keySet());
        for (int set = 1; set < 1 << kinds.size(); set += 2) {
            int used = 0;
            Set<SupervisorGroup> able = new HashSet<>();
            for (int i = 0; i < kinds.size(); i++) {
                if ((set >> i & 1) == 1) {
                    Optional<ProfessionCode> kind = kinds.get(i);
                    used += demand.getOrDefault(kind, 0);
                    groups.stream()
                            .filter(group ->
                                    kind.map(group.professions()::contains).orElse(true))
                            .forEach(able::add);
                }
            }
            if (used > able.stream().mapToInt(SupervisorGroup::supply).sum()) {
                return false;
            }
        }
        return true;
    }
}
