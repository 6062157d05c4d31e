package io.placemarket.command.area;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import java.time.LocalDate;
import java.util.Set;

/** What an area can take: its audits, what is safe now, who else learns there, who supervises. */
record AreaLimits(AreaId id, AreaCapacity capacity) {
    void renew(Audit audit, LocalDate today) {
        AuditRules.checkRenews(audit, today);
        apply(new AuditRenewed(id, audit));
    }

    void change(ChangeAudit command, LocalDate today) {
        apply(new AuditChanged(id, AuditRules.changed(command, capacity.audits(), today)));
    }

    void end(EndAudit command, LocalDate today) {
        AuditRules.checkEnds(command.lastDay(), capacity.audits(), today);
        apply(new AuditEnded(id, command.lastDay(), command.reason()));
    }

    void lower(LowerSafeCapacity command, Week thisWeek) {
        SafeCapacityRules.check(command, capacity.audits(), thisWeek);
        apply(new SafeCapacityLowered(id, command.weeks(), command.places(), command.reason()));
    }

    void lift(WeekSet weeks, Week thisWeek) {
        AreaWeeks.check(weeks, thisWeek);
        WeekSet lowered = WeekSet.of(weeks.stream()
                .filter(week -> capacity.safeNow(week).isPresent())
                .toList());
        if (!lowered.isEmpty()) {
            apply(new SafeCapacityLifted(id, lowered));
        }
    }

    void record(RecordLearnersElsewhere command, Week thisWeek) {
        ElsewhereRules.check(command, thisWeek);
        command.profession().ifPresent(profession -> SupervisionRules.checkFew(capacity, Set.of(profession), thisWeek));
        apply(new LearnersElsewhereRecorded(id, command.profession(), command.weeks(), command.learners()));
    }

    void arrange(ArrangeSupervisors command, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        SupervisionRules.check(command, capacity, thisWeek);
        apply(new SupervisorsArranged(id, command.weeks(), command.group()));
    }

    void remove(RemoveSupervisors command, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        WeekSet counted = WeekSet.of(command.weeks().stream()
                .filter(week -> capacity.supervisors(week).stream()
                        .anyMatch(group -> group.name().equals(command.name())))
                .toList());
        if (!counted.isEmpty()) {
            apply(new SupervisorsRemoved(id, counted, command.name()));
        }
    }
}
