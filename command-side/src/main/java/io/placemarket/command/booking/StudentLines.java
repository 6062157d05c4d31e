package io.placemarket.command.booking;

import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.NotAllocated;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudents.Verdict;
import io.placemarket.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each of a list was answered, as people read it: in the order of the list. */
final class StudentLines {
    private StudentLines() {}

    static List<Line> of(Naming naming, EachAnswered outcome) {
        Map<Integer, NotAllocated> refused =
                outcome.refused().stream().collect(Collectors.toMap(NotAllocated::place, Function.identity()));
        Iterator<Allocated> allocated = outcome.allocated().iterator();
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < naming.students().size(); place++) {
            NotAllocated refusal = refused.get(place);
            lines.add(
                    refusal == null
                            ? placed(naming.written(place), allocated.next())
                            : refused(EachRefusal.of(naming.written(place), refusal)));
        }
        return lines;
    }

    /** What is told of each where nobody has a place; nothing of other refusals. */
    static List<Line> of(Problem problem) {
        return problem.figures().get("refused") instanceof List<?> each
                ? each.stream()
                        .filter(EachRefusal.class::isInstance)
                        .map(EachRefusal.class::cast)
                        .map(StudentLines::refused)
                        .toList()
                : List.of();
    }

    /** Whoever is no student of the cohort is told so without the name of a field. */
    private static Line refused(EachRefusal why) {
        String words = why.field().filter("students"::equals).isPresent()
                ? why.accepted().map(accepted -> "Not " + accepted + ".").orElse(why.detail())
                : why.detail();
        return new Line(why.student(), Verdict.REFUSED, List.of(words));
    }

    private static Line placed(String student, Allocated allocated) {
        return new Line(
                student,
                Verdict.valueOf(allocated.state()),
                allocated.warnings().stream().map(StudentLines::words).toList());
    }

    private static String words(RequirementWarning warning) {
        return warning.requirement().label() + ": "
                + warning.expires()
                        .map(day -> "expires on " + day)
                        .orElseGet(() -> warning.why().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
