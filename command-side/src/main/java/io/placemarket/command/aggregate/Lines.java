package io.placemarket.command.aggregate;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a table that is taken whole or not at all: whatever each is refused for is told together. Not thread-safe. */
public final class Lines {
    /** Of what stands in no table: it is refused at once, for its own reason. */
    public static final long NONE = 0;

    private final List<Refused> refused = new ArrayList<>();

    private record Refused(long line, Problem problem) {}

    /** Does what a line asks for, or notes why not. */
    public void run(long line, Runnable action) {
        try {
            action.run();
        } catch (RefusedException refusal) {
            if (line == NONE) {
                throw refusal;
            }
            refused.add(new Refused(line, refusal.problem()));
        }
    }

    /**
     * Lets pass where every line was acceptable.
     *
     * @throws RefusedException {@code invalid-rows} with each that was not, in the order of the lines
     */
    public void check(int lines) {
        if (!refused.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_ROWS,
                            refused.size() + " of " + lines + " lines are not acceptable; none was recorded.")
                    .with(
                            "rows",
                            refused.stream()
                                    .sorted(Comparator.comparingLong(Refused::line))
                                    .map(Lines::told)
                                    .toList())
                    .refused();
        }
    }

    private static Map<String, Object> told(Refused refusal) {
        Problem problem = refusal.problem();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("line", refusal.line());
        told.put("code", problem.code().code());
        problem.field().ifPresent(field -> told.put("column", field));
        problem.value().ifPresent(value -> told.put("value", value));
        problem.accepted().ifPresent(accepted -> told.put("accepted", accepted));
        told.put("detail", problem.detail());
        return told;
    }
}
