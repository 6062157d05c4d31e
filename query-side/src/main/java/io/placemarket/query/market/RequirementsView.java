package io.placemarket.query.market;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far students meet their requirements, with what was said before: what is pending, not cleared or expired gates the start of a
 * placement. What a university never recorded gates nothing, because it may keep it elsewhere.
 */
public final class RequirementsView {
    private final Map<StudentId, Map<Requirement, List<Said>>> byStudent = new HashMap<>();
    private final Set<StudentId> forgotten = new HashSet<>();

    RequirementsView() {}

    /** The same requirements: what is applied to one of the two from now on does not happen to the other. */
    RequirementsView(RequirementsView other) {
        other.byStudent.forEach((student, known) -> {
            Map<Requirement, List<Said>> copy = new TreeMap<>();
            known.forEach((requirement, said) -> copy.put(requirement, new ArrayList<>(said)));
            byStudent.put(student, copy);
        });
        forgotten.addAll(other.forgotten);
    }

    private record Said(LocalDate on, RequirementStatus status, Optional<LocalDate> expires) {
        boolean clears(LocalDate day) {
            return status == RequirementStatus.CLEARED
                    && expires.map(last -> !last.isBefore(day)).orElse(true);
        }
    }

    /**
     * A requirement as it is known now.
     *
     * @param expires the last day on which it holds, where it ends
     */
    public record Known(Requirement requirement, RequirementStatus status, Optional<LocalDate> expires) {}

    void apply(Recorded recorded) {
        if (recorded.event() instanceof RequirementRecorded said) {
            byStudent
                    .computeIfAbsent(said.student(), student -> new TreeMap<>())
                    .computeIfAbsent(said.requirement(), requirement -> new ArrayList<>())
                    .add(new Said(LocalDate.ofInstant(recorded.at(), EnglishTime.ZONE), said.status(), said.expires()));
        } else if (recorded.event() instanceof StudentForgotten it) {
            forgotten.add(it.student());
        }
    }

    /** What is known of a student now; nothing of one who was forgotten: by it only past starts are presumed still. */
    public List<Known> of(StudentId student) {
        return forgotten.contains(student) ? List.of() : known(student);
    }

    private List<Known> known(StudentId student) {
        return byStudent.getOrDefault(student, Map.of()).entrySet().stream()
                .map(entry -> known(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Known known(Requirement requirement, List<Said> said) {
        return new Known(requirement, said.getLast().status(), said.getLast().expires());
    }

    /**
     * What gates the start of a placement: the requirements that were recorded while it was to come or under way, and did not clear the
     * student on any day of it so far. What is first said when it is over gates nothing.
     *
     * @param first its first day
     * @param until its last day, or today where that is before; its first day where it has not come
     */
    public List<Known> gating(StudentId student, LocalDate first, LocalDate until) {
        return byStudent.getOrDefault(student, Map.of()).entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getFirst().on().isAfter(until) && !clears(entry.getValue(), first, until))
                .map(entry -> known(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean clears(List<Said> said, LocalDate first, LocalDate until) {
        for (int i = 0; i < said.size(); i++) {
            LocalDate from =
                    said.get(i).on().isBefore(first) ? first : said.get(i).on();
            boolean replacedBefore =
                    i + 1 < said.size() && !said.get(i + 1).on().isAfter(first);
            if (!replacedBefore && !from.isAfter(until) && said.get(i).clears(from)) {
                return true;
            }
        }
        return false;
    }
}
