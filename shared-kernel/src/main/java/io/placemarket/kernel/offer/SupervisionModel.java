package io.placemarket.kernel.offer;

/** The ratio of students to supervisors, where the provider says. */
public enum SupervisionModel {
    ONE_TO_ONE,
    /** Two students a supervisor, learning from each other. */
    PEER_ASSISTED,
    /** Collaborative learning in practice: a group of students under one coach. */
    CLIP,
    NOT_STATED
}
