package io.placemarket.embedded.query;

import io.placemarket.embedded.query.Condition.Kind;
import io.placemarket.embedded.query.Condition.Range;
import io.placemarket.embedded.store.IndexField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where in an index the documents are that a filter asks for.
 *
 * @param intervals in the order of the index
 * @param fixed how many leading fields have one value only
 * @param selectivity how much the filter says about the leading fields
 * @param exact whether everything in the intervals matches the filter
 * @param excludesMissing whether no document without any of the fields can match
 */
record IndexBounds(List<Interval> intervals, int fixed, int selectivity, boolean exact, boolean excludesMissing) {
    /** More combinations of points than this are not looked up one by one. */
    private static final int MAX_COMBINATIONS = 10_000;

    private static final int POINT_WORTH = 10;
    private static final int PREFIX_WORTH = 8;
    private static final int RANGE_WORTH = 5;

    static IndexBounds of(List<IndexField> fields, boolean multikey, Filter filter) {
        return new Builder(multikey, filter).build(fields);
    }

    boolean allFieldsAreFixed(List<IndexField> fields) {
        return fixed == fields.size();
    }

    private static final class Builder {
        private final boolean multikey;
        private final Filter filter;
        private List<byte[]> leads = List.of(new byte[] {});
        private int fixed;
        private int selectivity;
        private int used;
        private boolean exact = true;
        private boolean excludesMissing;

        Builder(boolean multikey, Filter filter) {
            this.multikey = multikey;
            this.filter = filter;
        }

        IndexBounds build(List<IndexField> fields) {
            for (IndexField field : fields) {
                List<Condition> conditions = filter.conditions().get(field.path());
                if (conditions == null) {
                    return finish(List.of(new Range(Cut.START, Cut.END)), true);
                }
                Condition condition = combined(conditions);
                excludesMissing |= condition.excludesMissing();
                exact &= condition.exact();
                boolean points = condition.kind() == Kind.POINTS
                        && (long) leads.size() * condition.ranges().size() <= MAX_COMBINATIONS;
                if (!points) {
                    selectivity += worth(condition.kind());
                    return finish(condition.ranges(), field.ascending());
                }
                selectivity += POINT_WORTH;
                extend(condition.ranges(), field.ascending());
            }
            return finish(List.of(new Range(Cut.START, Cut.END)), true);
        }

        /** In a multikey index different elements may satisfy different conditions, so that only one of them bounds the scan. */
        private Condition combined(List<Condition> conditions) {
            used++;
            if (conditions.size() == 1) {
                return conditions.getFirst();
            }
            if (multikey) {
                exact = false;
                return conditions.stream()
                        .min(Comparator.comparing(Condition::kind))
                        .orElseThrow();
            }
            Condition all = conditions.getFirst();
            for (Condition next : conditions.subList(1, conditions.size())) {
                all = all.and(next).orElseThrow();
            }
            return all;
        }

        private void extend(List<Range> points, boolean ascending) {
            if (points.size() == 1 && leads.size() == 1) {
                fixed++;
            }
            List<byte[]> extended = new ArrayList<>();
            for (byte[] lead : leads) {
                for (Range point : points) {
                    Cut at = ascending ? point.low() : point.high().complement();
                    extended.add(at.position(lead));
                }
            }
            leads = extended;
        }

        private IndexBounds finish(List<Range> last, boolean ascending) {
            List<Interval> intervals = new ArrayList<>();
            for (byte[] lead : leads) {
                for (Range range : last) {
                    Cut low = ascending ? range.low() : range.high().complement();
                    Cut high = ascending ? range.high() : range.low().complement();
                    intervals.add(new Interval(low.position(lead), high.position(lead)));
                }
            }
            intervals.sort((a, b) -> Arrays.compareUnsigned(a.from(), b.from()));
            boolean all = exact
                    && filter.onlyConditions()
                    && used == filter.conditions().size();
            return new IndexBounds(withoutRepeats(intervals), fixed, selectivity, all, excludesMissing);
        }

        private static List<Interval> withoutRepeats(List<Interval> sorted) {
            List<Interval> kept = new ArrayList<>();
            for (Interval interval : sorted) {
                if (kept.isEmpty() || !Arrays.equals(kept.getLast().from(), interval.from())) {
                    kept.add(interval);
                }
            }
            return kept;
        }

        private static int worth(Kind kind) {
            return switch (kind) {
                case POINTS -> POINT_WORTH;
                case PREFIX -> PREFIX_WORTH;
                case RANGE -> RANGE_WORTH;
            };
        }
    }

    /** The conditions by path, for messages. */
    @Override
    public String toString() {
        return "IndexBounds" + Map.of("intervals", intervals.size(), "fixed", fixed, "exact", exact);
    }
}
