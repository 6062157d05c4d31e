package io.placemarket.kernel.offer;

/** How students take part. */
public enum Mode {
    IN_PERSON,
    BLENDED,
    /** Simulated or remote. */
    TECHNOLOGY_BASED
}
