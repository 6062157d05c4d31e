package io.placemarket.query.operation;

import java.time.Instant;

/**
 * A node as it last said of itself.
 *
 * @param name tells it from others
 * @param here whether it is the one that answers
 * @param heard whether it was heard of in the last {@value Nodes#HEARD_SECONDS} seconds
 * @param version of its folds: nodes of one version build the same views
 * @param position of the last event its views have taken in
 * @param level whether they have taken in all that stood in the log when it began
 * @param lag events its slowest follower of the log has not got yet
 * @param parked events it could not take in
 * @param streams open now
 * @param tails followers of the log in it
 * @param directBytes held outside the heap for frames and connections
 */
public record NodeState(
        String name,
        boolean here,
        boolean heard,
        Instant startedAt,
        Instant seenAt,
        String version,
        long position,
        boolean level,
        long lag,
        int parked,
        int streams,
        int tails,
        long directBytes) {}
