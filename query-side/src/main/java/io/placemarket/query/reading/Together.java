package io.placemarket.query.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which counts of people are told together alone, so that none of them follows from their sum and from those that are told by themselves. */
public final class Together {
    private Together() {}

    /**
     * Those that are too small, and as many more, the smallest first, as it takes until they differ and add up to the smallest count; equal ones
     * together. Nothing where none is too small.
     *
     * @param counts each more than 0
     * @param smallestCount fewer are too small
     */
    public static <K> Set<K> of(Map<K, Integer> counts, int smallestCount) {
        Set<K> together = new HashSet<>();
        Set<Integer> values = new HashSet<>();
        int sum = 0;
        int last = 0;
        for (Map.Entry<K, Integer> next : rising(counts)) {
            int count = next.getValue();
            boolean enough = together.isEmpty() || (values.size() > 1 && sum >= smallestCount && count != last);
            if (count >= smallestCount && enough) {
                break;
            }
            together.add(next.getKey());
            values.add(count);
            sum += count;
            last = count;
        }
        return together;
    }

    private static <K> List<Map.Entry<K, Integer>> rising(Map<K, Integer> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    }
}
