package io.placemarket.kernel.organisation;

/** The sector shown on the board: derived from ownership and setting by {@link #of}, never recorded. */
public enum Sector {
    NHS_TRUST("NHS trust"),
    PRIMARY_CARE("Primary care"),
    PRIVATE("Private"),
    VOLUNTARY("Voluntary"),
    SOCIAL_CARE("Social care"),
    EDUCATION("Education");

    private final String label;

    Sector(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /**
     * The published table: care homes, home care and local authorities are social care; practices and pharmacies are primary care
     * whoever owns them; everything else goes by ownership.
     */
    public static Sector of(Ownership ownership, Setting setting) {
        return switch (setting) {
            case CARE_HOME, HOME_CARE -> SOCIAL_CARE;
            case PRACTICE, PHARMACY -> PRIMARY_CARE;
            default ->
                switch (ownership) {
                    case NHS -> NHS_TRUST;
                    case GP_PARTNERSHIP -> PRIMARY_CARE;
                    case PRIVATE -> PRIVATE;
                    case VOLUNTARY -> VOLUNTARY;
                    case LOCAL_AUTHORITY -> SOCIAL_CARE;
                    case EDUCATION -> EDUCATION;
                };
        };
    }
}
