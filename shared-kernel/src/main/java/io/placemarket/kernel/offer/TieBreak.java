package io.placemarket.kernel.offer;

/** How what was asked of an offer before its release is resolved where there is less than is needed. */
public enum TieBreak {
    /** In proportion to what each cohort needs; ties between equal remainders by a lottery whose seed was committed to beforehand. */
    PROPORTIONAL,
    /** Whoever asked first. */
    FIRST_COME
}
