package io.placemarket.edge.page;

import io.placemarket.kernel.id.OfferId;

/**
 * Takes the form of the page on which students are named. The side that decides offers a bean of this type; in a process without it nobody could
 * answer with a {@link NamedStudentsPage}, and a script sends the list instead.
 */
@FunctionalInterface
public interface NamedStudentsWayIn {
    /** The path to which the form for this offer is sent. */
    String action(OfferId offer);
}
