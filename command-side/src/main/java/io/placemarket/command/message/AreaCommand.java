package io.placemarket.command.message;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be asked about placement areas. */
public sealed interface AreaCommand extends Command {
    AreaId area();

    /**
     * Registers a provider's area.
     *
     * @param setting the provider's own where absent
     */
    record RegisterPlacementArea(
            AreaId area, OrganisationId provider, String name, Optional<Setting> setting, Audit audit)
            implements AreaCommand {}

    /** Gives the area to another provider, as when practices merge. */
    record TransferArea(AreaId area, OrganisationId to) implements AreaCommand {}

    /**
     * Says whether the area would take students of a profession in a term.
     *
     * @param reason must be given with a no
     */
    record StateAppetite(
            AreaId area,
            ProfessionCode profession,
            LocalDate firstDay,
            LocalDate lastDay,
            Answer answer,
            Optional<Reason> reason)
            implements AreaCommand {}

    /**
     * Records that the area was audited again: from the audit's first day it alone counts.
     *
     * @param professionsAsBefore whether the audit before says how many of each profession, none above the new maximum
     */
    record RenewAudit(AreaId area, Audit audit, boolean professionsAsBefore) implements AreaCommand {
        public RenewAudit(AreaId area, Audit audit) {
            this(area, audit, false);
        }
    }

    /**
     * Records that the audit says something else from a day on, to its last day.
     *
     * @param professions the most at once of each; any up to the maximum where none is named; as before, none above the new maximum, where absent
     */
    record ChangeAudit(
            AreaId area, LocalDate from, int maximum, Optional<SortedMap<ProfessionCode, Integer>> professions)
            implements AreaCommand {
        public ChangeAudit {
            professions = professions.map(named -> Collections.unmodifiableSortedMap(new TreeMap<>(named)));
        }

        public ChangeAudit(AreaId area, LocalDate from, int maximum, SortedMap<ProfessionCode, Integer> professions) {
            this(area, from, maximum, Optional.of(professions));
        }
    }

    /** Records that the area is audited no longer after a day. */
    record EndAudit(AreaId area, LocalDate lastDay, Reason reason) implements AreaCommand {}

    /** Says that fewer are safe in some weeks. */
    record LowerSafeCapacity(AreaId area, WeekSet weeks, int places, Reason reason) implements AreaCommand {}

    /** Says how many people whom the market does not know learn in the area in some weeks. */
    record RecordLearnersElsewhere(AreaId area, Optional<ProfessionCode> profession, WeekSet weeks, int learners)
            implements AreaCommand {}

    /** Says which supervisors of one kind are present in some weeks, in place of whoever bore the same name. */
    record ArrangeSupervisors(AreaId area, WeekSet weeks, SupervisorGroup group) implements AreaCommand {}

    /** Counts nobody of that name in some weeks. */
    record RemoveSupervisors(AreaId area, WeekSet weeks, String name) implements AreaCommand {}

    /** Lets the audit's maximum count again; weeks in which it does already are passed over. */
    record LiftSafeCapacity(AreaId area, WeekSet weeks) implements AreaCommand {}
}
