package io.placemarket.kernel.organisation;

/** Who owns an organisation; kept apart from where it works ({@link Setting}). */
public enum Ownership {
    NHS,
    GP_PARTNERSHIP,
    PRIVATE,
    VOLUNTARY,
    LOCAL_AUTHORITY,
    EDUCATION
}
