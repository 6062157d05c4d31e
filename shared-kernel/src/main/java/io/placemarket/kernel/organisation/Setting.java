package io.placemarket.kernel.organisation;

/** Where care is given and students learn; kept apart from who owns it ({@link Ownership}). */
public enum Setting {
    HOSPITAL,
    COMMUNITY,
    PRACTICE,
    HOSPICE,
    CARE_HOME,
    HOME_CARE,
    PHARMACY,
    SCHOOL,
    PRISON,
    AMBULANCE,
    UNIVERSITY,
    REMOTE
}
