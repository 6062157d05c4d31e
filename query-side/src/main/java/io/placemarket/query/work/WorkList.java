package io.placemarket.query.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What needs whoever asks.
 *
 * @param items what is due first
 * @param count how many there are in all
 * @param kinds how many of each kind, those with none left out
 * @param next the cursor of the next page, where there is one
 * @param position what it reflects
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WorkList(
        List<WorkItem> items, int count, SortedMap<WorkKind, Integer> kinds, Optional<String> next, long position) {
    public WorkList {
        items = List.copyOf(items);
    }
}
