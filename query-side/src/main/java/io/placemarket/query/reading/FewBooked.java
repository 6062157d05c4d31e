package io.placemarket.query.reading;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import java.util.OptionalInt;

/**
 * How somebody is told who is booked with a provider in a week, in one place: as it is to whom it concerns; to others not where they are few,
 * as behind a cell of the board.
 *
 * @param exact whether the asker is told everything
 * @param smallest fewer are few; 1 tells everything
 */
public record FewBooked(boolean exact, int smallest) {
    public static FewBooked of(Actor actor, OrganisationId provider, int smallest) {
        return new FewBooked(Visibility.seesFewBooked(actor, provider), smallest);
    }

    /** One of the counts of a week: none of them is told where one is of few, as each would tell the other beside what is free. */
    public OptionalInt told(int count, int... counts) {
        if (!exact) {
            for (int one : counts) {
                if (one > 0 && one < smallest) {
                    return OptionalInt.empty();
                }
            }
        }
        return OptionalInt.of(count);
    }
}
