package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;
import java.util.Iterator;

/** Documents found one after the other, which can go on from another state of the collection. */
public interface Answer extends Iterator<Found> {
    /** Lets go of the state it reads; before more is asked for, it must be renewed. */
    void leave();

    /** How many bytes it keeps in memory until it has been taken. */
    default long held() {
        return 0;
    }

    /** Goes on after what was given last, in a later state. */
    void renew(CollectionView later);
}
