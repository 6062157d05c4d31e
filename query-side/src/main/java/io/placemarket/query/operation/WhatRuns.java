package io.placemarket.query.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.query.market.Parked;
import io.placemarket.query.views.Building;
import io.placemarket.query.views.Rebuild;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as one node sees it.
 *
 * @param nodes all that were heard of in the last hour, this one first
 */
public record WhatRuns(Log log, AllViews views, Streams streams, List<NodeState> nodes) {
    public WhatRuns {
        nodes = List.copyOf(nodes);
    }

    /**
     * The event log.
     *
     * @param head the position of its last event
     * @param signed up to where it was last verified and signed, where it ever was
     * @param tails followers of it in this node
     * @param lag events the slowest of them has not got yet
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Log(long head, Optional<Signed> signed, int tails, long lag) {}

    /** A signed head. */
    public record Signed(long position, Instant at) {}

    /**
     * The views, which all stand at one position and are of one version.
     *
     * @param version of their folds: the SHA-256 of what they were compiled to
     * @param names of the views
     * @param behind events of the log they have not taken in
     * @param begunAt the position of the checkpoint they began with; 0 where they were folded from nothing
     * @param checkpoints the positions there are checkpoints of
     * @param parkedCount how many events could not be taken in
     * @param parked the first of them; they are tried again by building the views anew
     * @param building how far the first reading of the log has come, until it is over
     * @param rebuild the last building anew, here or on another node
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AllViews(
            String version,
            List<String> names,
            long position,
            boolean level,
            long behind,
            long begunAt,
            List<Long> checkpoints,
            int parkedCount,
            List<Parked> parked,
            Optional<Building> building,
            Optional<Rebuild> rebuild) {
        public AllViews {
            names = List.copyOf(names);
            checkpoints = List.copyOf(checkpoints);
            parked = List.copyOf(parked);
        }
    }

    /**
     * Streams of this node.
     *
     * @param open now
     * @param most that may be open
     */
    public record Streams(int open, int most) {}
}
