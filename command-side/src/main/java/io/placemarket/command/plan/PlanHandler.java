package io.placemarket.command.plan;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.Outcome.PlanChanged;
import io.placemarket.command.message.Outcome.PlansSet;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.organisation.Member;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Sets the plans of a table in one unit of work: all of its lines, or none. */
public final class PlanHandler {
    private final Shelf<Plan> plans;
    private final Shelf<Member> members;

    public PlanHandler(Shelf<Plan> plans, Shelf<Member> members) {
        this.plans = plans;
        this.members = members;
    }

    /** What makes two lines the same. */
    private record Kind(OrganisationId university, PlannedStarts starts) {
        static Kind of(SetPlans.Row row) {
            PlannedStarts it = row.starts();
            return new Kind(
                    row.university(), new PlannedStarts(it.profession(), it.level(), it.route(), it.start(), 0));
        }
    }

    @CommandHandler
    PlansSet handle(SetPlans command, Actor actor) {
        PlanRules.checkSize(command.rows().size());
        command.rows().stream()
                .map(SetPlans.Row::university)
                .distinct()
                .forEach(university -> WhoMayDoWhat.check(command, actor, Concerned.university(university)));
        Lines lines = new Lines();
        SortedMap<OrganisationId, List<PlannedStarts>> byUniversity =
                new TreeMap<>(Comparator.comparing(OrganisationId::value));
        Map<Kind, Long> first = new HashMap<>();
        for (SetPlans.Row row : command.rows()) {
            lines.run(row.line(), () -> {
                PlanRules.check(row.starts(), command.year());
                Long before = first.putIfAbsent(Kind.of(row), row.line());
                if (before != null) {
                    throw Problem.invalid(
                                    "start",
                                    row.starts().start().toString(),
                                    "each kind once; it stands in line " + before)
                            .refused();
                }
                byUniversity
                        .computeIfAbsent(row.university(), university -> new ArrayList<>())
                        .add(row.starts());
            });
        }
        // Organisations are locked in the order of their identifiers, whatever the order of the lines.
        byUniversity
                .keySet()
                .forEach(university -> lines.run(firstLine(command, university), () -> educates(university)));
        lines.check(command.rows().size());
        return new PlansSet(byUniversity.entrySet().stream()
                .map(entry -> set(new PlanSet(
                        PlanId.of(entry.getKey(), command.year()), entry.getKey(), command.year(), entry.getValue())))
                .toList());
    }

    private static long firstLine(SetPlans command, OrganisationId university) {
        return command.rows().stream()
                .filter(row -> row.university().equals(university))
                .mapToLong(SetPlans.Row::line)
                .min()
                .orElseThrow();
    }

    private void educates(OrganisationId university) {
        if (!members.find(university)
                .filter(member -> member.invoke(Member::educates))
                .isPresent()) {
            throw Problem.invalid("education_provider", university.value(), "an education provider of the market")
                    .refused();
        }
    }

    private PlanChanged set(PlanSet next) {
        Optional<Aggregate<Plan>> known = plans.find(next.plan());
        OptionalInt before = known.isPresent() ? OptionalInt.of(known.get().invoke(Plan::total)) : OptionalInt.empty();
        if (known.isPresent()) {
            known.get().execute(it -> it.set(next));
        } else {
            plans.add(() -> new Plan(next));
        }
        return new PlanChanged(next.university(), next.year(), next.total(), before);
    }
}
