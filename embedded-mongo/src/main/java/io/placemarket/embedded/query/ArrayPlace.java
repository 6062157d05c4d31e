package io.placemarket.embedded.query;

import java.util.OptionalInt;

/** Which element of an array a filter has found: what {@code $} means in an update or a projection. */
final class ArrayPlace {
    private int found = -1;

    void note(int element) {
        if (element >= 0) {
            found = element;
        }
    }

    OptionalInt found() {
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
