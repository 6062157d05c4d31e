package io.placemarket.query.past;

import io.placemarket.query.market.Market;
import java.util.Optional;
import java.util.OptionalLong;

/** Markets that were kept as they stood at some positions. Blocks. */
public interface Earlier {
    /** The position of the last one at the position or before it that seems usable. */
    OptionalLong nearest(long position);

    /** The last one at the position or before it that can be used, for the caller alone. */
    Optional<Market> load(long position);

    /** Where nothing is kept. */
    static Earlier none() {
        return new Earlier() {
            @Override
            public OptionalLong nearest(long position) {
                return OptionalLong.empty();
            }

            @Override
            public Optional<Market> load(long position) {
                return Optional.empty();
            }
        };
    }
}
