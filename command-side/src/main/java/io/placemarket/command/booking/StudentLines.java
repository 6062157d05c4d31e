package io.placemarket.command.booking;

import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.NotAllocated;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudents.Verdict;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.refusal.EachRefusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each of a list was answered, as people read it: in the order of the list. */
final class StudentLines {
    /** What somebody is refused with when others have taken all there was. */
    private static final Set<String> RAN_OUT = Stream.of(
                    ProblemCode.CAPACITY_EXCEEDED, ProblemCode.HOLD_TOO_SMALL, ProblemCode.COHORT_CEILING)
            .map(ProblemCode::code)
            .collect(Collectors.toUnmodifiableSet());

    /** Of those who ask for the same, only the hold whose last place was named can be in another state now. */
    private static final String USED_UP = ProblemCode.WRONG_STATE.code();

    private StudentLines() {}

    static List<Line> of(Naming naming, EachAnswered outcome) {
        Map<Integer, NotAllocated> refused =
                outcome.refused().stream().collect(Collectors.toMap(NotAllocated::place, Function.identity()));
        Iterator<Allocated> allocated = outcome.allocated().iterator();
        List<Line> lines = new ArrayList<>();
        int placed = 0;
        for (int place = 0; place < naming.students().size(); place++) {
            NotAllocated refusal = refused.get(place);
            if (refusal == null) {
                lines.add(placed(naming.written(place), allocated.next()));
                placed++;
            } else {
                lines.add(refused(refusal.named(naming.written(place)), placed));
            }
        }
        return lines;
    }

    /** What is told of each where nobody has a place; nothing of other refusals. */
    static List<Line> of(RefusedException refused) {
        return refused.refusal().orElse(null) instanceof NobodyPlaced nobody
                ? nobody.refused().stream().map(why -> refused(why, 0)).toList()
                : List.of();
    }

    /**
     * Whoever is no student of the cohort is told so without the name of a field.
     *
     * @param before how many of the list had a place before: all ask for the same weeks, so there was room until they had
     */
    private static Line refused(EachRefusal why, int before) {
        String words = why.field().filter("students"::equals).isPresent()
                ? why.accepted().map(accepted -> "Not " + accepted + ".").orElse(why.detail())
                : why.detail();
        return new Line(why.student(), Verdict.REFUSED, before > 0 ? ranOut(why, before, words) : List.of(words));
    }

    private static List<String> ranOut(EachRefusal why, int before, String words) {
        String went = "What was left went to those before in the list, " + before + " of them.";
        if (why.code().equals(USED_UP)) {
            return List.of(went);
        }
        return RAN_OUT.contains(why.code()) ? List.of(went, words) : List.of(words);
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
