package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.MinAccumulator;
import io.placemarket.embedded.bson.ValueOrder;
import org.jspecify.annotations.Nullable;

/** The least value, or the greatest, by the order of values everywhere in the store; null where there is none. */
final class ExtremeValue extends MinAccumulator {
    private final boolean greatest;
    private @Nullable Object found;

    ExtremeValue(String field, Object expression, boolean greatest) {
        super(field, expression);
        this.greatest = greatest;
    }

    @Override
    public void aggregate(@Nullable Object value) {
        if (value == null || value instanceof Missing) {
            return;
        }
        int compared = found == null ? 0 : ValueOrder.compare(value, found);
        if (found == null || (greatest ? compared > 0 : compared < 0)) {
            found = value;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the query language stores null where there is no value
    public Object getResult() {
        return found;
    }
}
