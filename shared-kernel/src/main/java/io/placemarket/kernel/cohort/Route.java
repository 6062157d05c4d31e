package io.placemarket.kernel.cohort;

/** How the students of a cohort come to their profession. */
public enum Route {
    DEGREE,
    APPRENTICESHIP,
    POSTGRADUATE,
    BLENDED,
    RETURN_TO_PRACTICE,
    UPSKILLING
}
