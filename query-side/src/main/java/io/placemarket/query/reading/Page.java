package io.placemarket.query.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a search.
 *
 * @param next the cursor of the next page, where there is one
 * @param position what it reflects
 */
public record Page<T>(List<T> items, Optional<String> next, long position) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page of something made of each. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next, position);
    }
}
