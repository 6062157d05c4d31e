package io.placemarket.kernel.offer;

/** For which learners the places are. */
public enum LearnerLevel {
    YEAR_1,
    YEAR_2,
    YEAR_3,
    YEAR_4,
    POSTGRADUATE,
    RETURN_TO_PRACTICE,
    ANY;

    /** Whether places for this level suit a cohort of the other. */
    public boolean suits(LearnerLevel cohort) {
        return this == ANY || cohort == ANY || this == cohort;
    }
}
