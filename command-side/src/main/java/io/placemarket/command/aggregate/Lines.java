package io.placemarket.command.aggregate;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of a table that is taken whole or not at all: whatever each is refused for is told together. Not thread-safe. */
public final class Lines {
    /** Of what stands in no table: it is refused at once, for its own reason. */
    public static final long NONE = 0;

    private final SortedMap<Long, Problem> refused = new TreeMap<>();

    /** Does what a line asks for, unless it was refused before, or notes why not. */
    public void run(long line, Runnable action) {
        if (refused.containsKey(line)) {
            return;
        }
        try {
            action.run();
        } catch (RefusedException refusal) {
            if (line == NONE) {
                throw refusal;
            }
            refused.put(line, refusal.problem());
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
                    .with("rows", rows())
                    .refused();
        }
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        refused.forEach((line, problem) -> rows.add(told(line, problem)));
        return rows;
    }

    private static Map<String, Object> told(long line, Problem problem) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("line", line);
        told.put("code", problem.code().code());
        problem.field().map(Lines::column).ifPresent(column -> told.put("column", column));
        problem.value().ifPresent(value -> told.put("value", value));
        problem.accepted().ifPresent(accepted -> told.put("accepted", accepted));
        told.put("detail", problem.detail());
        return told;
    }

    /** Tables name their columns in another way: {@code lastDay} stands under {@code last_day}. */
    private static String column(String field) {
        return field.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
