package io.placemarket.command.cohort;

import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.problem.Problem;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far a student meets the requirements: they warn at allocation, and gate the start (domain guide, "Requirements"). */
final class Clearance {
    private final Map<Requirement, RequirementRecorded> latest = new EnumMap<>(Requirement.class);

    static void check(RequirementStatus status, Optional<LocalDate> expires) {
        if (status != RequirementStatus.CLEARED && expires.isPresent()) {
            throw Problem.invalid("expires", expires.get().toString(), "nothing, where it is not cleared")
                    .refused();
        }
    }

    void record(RequirementRecorded recorded) {
        latest.put(recorded.requirement(), recorded);
    }

    /** What is missing of those, for a placement that ends on that day. */
    List<RequirementWarning> warnings(Predicate<Requirement> asked, LocalDate lastDay) {
        return Stream.of(Requirement.values())
                .filter(asked)
                .flatMap(requirement -> warning(requirement, lastDay).stream())
                .toList();
    }

    private Optional<RequirementWarning> warning(Requirement requirement, LocalDate lastDay) {
        RequirementRecorded known = latest.get(requirement);
        if (known == null) {
            return Optional.of(new RequirementWarning(requirement, "NOT_RECORDED", Optional.empty()));
        }
        return switch (known.status()) {
            case PENDING, NOT_CLEARED ->
                Optional.of(new RequirementWarning(requirement, known.status().name(), Optional.empty()));
            case CLEARED ->
                known.expires()
                        .filter(day -> day.isBefore(lastDay))
                        .map(day -> new RequirementWarning(requirement, "EXPIRES", Optional.of(day)));
        };
    }
}
