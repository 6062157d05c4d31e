package io.placemarket.command.authority;

/** How whoever asks must be related to what is asked about. */
public enum Relation {
    /** No relation is asked for. */
    ANY("any"),
    /** It must concern the asker's own organisation: a provider's areas, a university's cohorts. */
    OWN("own"),
    /** The same, or a provider's that is a member of the asker's network or training hub today. */
    FOR_MEMBERS("own, and members'"),
    /** Only the market's own processes, when time has passed. */
    MARKET("the market itself");

    private final String label;

    Relation(String label) {
        this.label = label;
    }

    /** As the documentation writes it. */
    public String label() {
        return label;
    }
}
