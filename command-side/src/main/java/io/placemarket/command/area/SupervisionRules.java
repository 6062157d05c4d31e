package io.placemarket.command.area;

import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import io.placemarket.kernel.refusal.TermRefusal.TooManyProfessions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Supervisors as they can be counted (domain guide, "Capacity, exactly"). Fewer of them drop nobody who is booked. */
final class SupervisionRules {
    private static final int MOST_PEOPLE = 500;

    private SupervisionRules() {}

    static void check(ArrangeSupervisors command, AreaCapacity capacity, Week thisWeek) {
        SupervisorGroup group = command.group();
        if (group.people() < 0 || group.people() > MOST_PEOPLE) {
            throw new OutOfRange("people", group.people(), 0, MOST_PEOPLE).thrown();
        }
        int most = group.people() * SupervisorGroup.MOST_HALF_HOURS;
        if (group.halfHours() < 0 || group.halfHours() > most) {
            throw new OutOfRange("halfHours", group.halfHours(), 0, most, ", 75 a person").thrown();
        }
        if (group.professions().isEmpty()) {
            throw Problem.missing("professions", "at least one profession whose students they supervise")
                    .refused();
        }
        group.professions().stream()
                .filter(profession -> !ReferenceData.shipped().knows(profession))
                .findFirst()
                .ifPresent(unknown -> {
                    throw invalid("professions", unknown, "a profession of the reference data, such as NUR-ADULT");
                });
        Set<ProfessionCode> professions = new TreeSet<>(group.professions());
        command.weeks()
                .forEach(week -> capacity.supervisors(week).stream()
                        .map(SupervisorGroup::professions)
                        .forEach(professions::addAll));
        checkFew(capacity, professions, thisWeek);
    }

    /** An offer may have begun in weeks that are over: those who shared supervisors with it then count too. */
    static void checkFew(AreaCapacity capacity, OfferTerms terms, Week thisWeek) {
        Week first = terms.weeks().first();
        checkFew(capacity, Set.of(terms.profession()), first.isBefore(thisWeek) ? first : thisWeek);
    }

    /**
     * In an area that counts supervision, sets of professions are tried one by one, so there can only be a few. Those of a closed offer count
     * as long as somebody is booked in it, because they use supervisors; what was over before that week counts no more.
     */
    static void checkFew(AreaCapacity capacity, Collection<ProfessionCode> more, Week from) {
        Set<ProfessionCode> professions = new TreeSet<>(more);
        professions.addAll(capacity.professionsFrom(from));
        if (professions.size() > SupervisorGroup.MOST_PROFESSIONS) {
            throw new TooManyProfessions(List.copyOf(professions), SupervisorGroup.MOST_PROFESSIONS).thrown();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
