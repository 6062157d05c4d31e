package io.placemarket.kernel.cohort;

/** Why a student is forgotten. A code alone: words could name the one who is to be forgotten. */
public enum ForgettingReason {
    ASKED_BY_STUDENT("The student asked for it"),
    NO_LONGER_NEEDED("Kept as long as it was needed"),
    ENROLLED_IN_ERROR("Enrolled in error");

    private final String label;

    ForgettingReason(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
