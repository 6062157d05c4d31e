package io.placemarket.edge.problem;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
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
    record Explanation(String type, String code, int status, String title, String explanation) {
        static Explanation of(ProblemCode code) {
            return new Explanation(
                    ProblemAnswer.TYPES + code.code(), code.code(), code.status(), code.title(), code.explanation());
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
