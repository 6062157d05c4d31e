package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.AddToSetAccumulator;
import io.placemarket.embedded.bson.SortableKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code $addToSet} gathers, told apart as values are everywhere in the store; how many there are is known without a copy. */
final class DistinctValues extends AddToSetAccumulator {
    private final Map<byte[], Object> values = new TreeMap<>(Arrays::compareUnsigned);

    DistinctValues(String field, Object expression) {
        super(field, expression);
    }

    @Override
    public void aggregate(@Nullable Object value) {
        if (value != null && !(value instanceof Missing)) {
            values.putIfAbsent(SortableKey.of(value), value);
        }
    }

    int size() {
        return values.size();
    }

    @Override
    public List<Object> getResult() {
        return new ArrayList<>(values.values());
    }
}
