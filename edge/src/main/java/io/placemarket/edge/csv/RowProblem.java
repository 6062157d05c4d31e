package io.placemarket.edge.csv;

import io.placemarket.kernel.problem.Problem;
import java.util.Optional;

/**
 * Why a row was rejected, as it is answered.
 *
 * @param line where it begins in the text that was sent, the header being line 1
 * @param column the column's name, where it is about one
 * @param value what stood there
 * @param code the problem's stable code
 * @param accepted what would be accepted
 * @param detail a sentence
 */
public record RowProblem(
        long line,
        Optional<String> column,
        Optional<String> value,
        String code,
        Optional<String> accepted,
        String detail) {
    /** That problem, in that line. */
    public static RowProblem of(long line, Problem problem) {
        return new RowProblem(
                line, problem.field(), problem.value(), problem.code().code(), problem.accepted(), problem.detail());
    }
}
