package io.placemarket.query.work;

/** Why something needs somebody. */
public enum WorkKind {
    /** Events the views could not take in. */
    PARKED("Parked events"),
    /** Proposals the provider has not answered. */
    ANSWER("To answer"),
    /** Places kept for who waited. */
    TURN("Your turn"),
    /** Places held without names. */
    HOLD("Hold lapses"),
    /** Students who are not cleared for a start that is near, or was due. */
    CLEARANCE("Not cleared"),
    /** More is booked than is safe. */
    AT_RISK("At risk"),
    /** Requests that are resolved soon. */
    RELEASE("Release"),
    /** An educational audit that ends soon, or ended. */
    AUDIT("Audit");

    private final String label;

    WorkKind(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
