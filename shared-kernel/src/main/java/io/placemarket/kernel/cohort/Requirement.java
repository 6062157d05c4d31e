package io.placemarket.kernel.cohort;

/** What a student must be cleared for before a placement starts: its status and expiry, never a document (domain guide, "Requirements"). */
public enum Requirement {
    DBS("DBS check"),
    HEALTH_CLEARANCE("Occupational health clearance"),
    IMMUNISATION("Immunisations"),
    TRAINING("Mandatory training");

    private final String label;

    Requirement(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
