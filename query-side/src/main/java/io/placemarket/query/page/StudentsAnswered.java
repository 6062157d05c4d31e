package io.placemarket.query.page;

import io.placemarket.edge.page.NamedStudents;
import io.placemarket.edge.page.NamedStudents.Form;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudents.Verdict;
import io.placemarket.kernel.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a list of students was answered, in words, and what is left of it to ask. */
final class StudentsAnswered {
    private StudentsAnswered() {}

    /** One of the list, and what it was answered. */
    record Answered(String student, String verdict, String verdictClass, List<String> words) {
        /** @param open whether nothing of it has happened */
        static Answered of(Line line, boolean open) {
            return switch (line.verdict()) {
                case REFUSED -> new Answered(line.student(), "No place", "pm-tag--bad", line.words());
                case PROPOSED -> placed(line, open ? "Would be proposed" : "Proposed");
                case ACCEPTED -> placed(line, open ? "Would have a place" : "Has a place");
            };
        }

        private static Answered placed(Line line, String verdict) {
            return new Answered(line.student(), verdict, "pm-tag--good", line.words());
        }
    }

    /** After it was done, those who were refused; else the form as it was. */
    static Form left(NamedStudents answer) {
        Form form = answer.form();
        if (answer.tried() || answer.refusal().isPresent()) {
            return form;
        }
        return new Form(
                form.cohort(),
                answer.lines().stream()
                        .filter(line -> line.verdict() == Verdict.REFUSED)
                        .map(Line::student)
                        .collect(Collectors.joining("\n")),
                form.first(),
                form.last(),
                form.each(),
                form.hold());
    }

    /** The page's model of it. */
    static Map<String, Object> model(NamedStudents answer) {
        boolean none = answer.refusal().isPresent();
        return Map.of(
                "tried",
                answer.tried(),
                "lines",
                answer.lines().stream()
                        .map(line -> Answered.of(line, answer.tried() || none))
                        .toList(),
                "refusal",
                answer.refusal().map(StudentsAnswered::words).orElse(""),
                "summary",
                summary(answer),
                "canName",
                answer.tried() && !none,
                "checked",
                answer.form().digest());
    }

    private static String words(Problem problem) {
        return problem.accepted()
                .map(accepted -> problem.detail() + " Accepted: " + accepted + ".")
                .orElse(problem.detail());
    }

    private static String summary(NamedStudents answer) {
        long placed = answer.lines().stream()
                .filter(line -> line.verdict() != Verdict.REFUSED)
                .count();
        return "%s %s a place, %d %s."
                .formatted(
                        Words.count(placed, "student"),
                        answer.tried() ? "would have" : placed == 1 ? "has" : "have",
                        answer.lines().size() - placed,
                        answer.tried() ? "would not" : "not");
    }
}
