package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.FigureType;
import io.placemarket.kernel.refusal.RefusalType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains every problem: the addresses that problem details name as their type. */
@RestController
final class ProblemController {
    private static final String HTML = "text/html;charset=UTF-8";

    /** One problem, explained. */
    record Explanation(
            String type, String code, int status, String title, String explanation, List<RuleExplanation> rules) {
        static Explanation of(ProblemCode code) {
            return new Explanation(
                    ProblemAnswer.TYPES + code.code(),
                    code.code(),
                    code.status(),
                    code.title(),
                    code.explanation(),
                    RefusalType.of(code).stream().map(RuleExplanation::of).toList());
        }
    }

    /**
     * What a rule that gives it tells.
     *
     * @param accepted what would be accepted instead; empty where nothing would
     * @param figures what stands beside the members every problem has
     */
    record RuleExplanation(String refusal, String accepted, List<FigureType> figures) {
        static RuleExplanation of(RefusalType kind) {
            return new RuleExplanation(kind.name(), kind.accepted(), kind.figures());
        }
    }

    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Explanation> all() {
        return Stream.of(ProblemCode.values()).map(Explanation::of).toList();
    }

    @GetMapping(path = "/problems", produces = HTML)
    String allAsPage() {
        return PlainPages.list();
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    Explanation one(@PathVariable String code) {
        return Explanation.of(known(code));
    }

    @GetMapping(path = "/problems/{code}", produces = HTML)
    String oneAsPage(@PathVariable String code) {
        return PlainPages.explanation(known(code));
    }

    private static ProblemCode known(String code) {
        return ProblemCode.find(code)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no problem of that code.")
                        .refused());
    }
}
