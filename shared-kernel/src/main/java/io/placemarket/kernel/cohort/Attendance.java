package io.placemarket.kernel.cohort;

/** Whether a cohort studies full- or part-time. */
public enum Attendance {
    FULL_TIME,
    PART_TIME
}
