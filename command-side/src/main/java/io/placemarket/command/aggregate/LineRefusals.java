package io.placemarket.command.aggregate;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with the lines of a table of which all or none are taken: each line once. */
public final class LineRefusals {
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Set<Long> lines = new HashSet<>();

    /** Does something for a line, unless it was refused before. */
    public void attempt(long line, Runnable action) {
        if (lines.contains(line)) {
            return;
        }
        try {
            action.run();
        } catch (RefusedException refused) {
            lines.add(line);
            rows.add(row(line, refused.problem()));
        }
    }

    /** @throws RefusedException {@code invalid-rows}, in the order of the lines, where any was refused */
    public void check(int of) {
        if (!rows.isEmpty()) {
            rows.sort(Comparator.comparingLong(row -> (Long) row.getOrDefault("line", 0L)));
            throw Problem.of(
                            ProblemCode.INVALID_ROWS,
                            rows.size() + " of " + of + " lines are not acceptable; none was recorded.")
                    .with("rows", rows)
                    .refused();
        }
    }

    private static Map<String, Object> row(long line, Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line);
        row.put("code", problem.code().code());
        problem.field().ifPresent(field -> row.put("column", field));
        problem.value().ifPresent(value -> row.put("value", value));
        problem.accepted().ifPresent(accepted -> row.put("accepted", accepted));
        row.put("detail", problem.detail());
        return row;
    }
}
