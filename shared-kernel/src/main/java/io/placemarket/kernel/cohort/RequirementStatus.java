package io.placemarket.kernel.cohort;

/** How far a requirement is met. */
public enum RequirementStatus {
    CLEARED,
    PENDING,
    NOT_CLEARED
}
