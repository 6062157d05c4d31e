package io.placemarket.kernel.offer;

/** Who supervises from where: no ratio, and so no matter of {@link io.placemarket.kernel.reference.SupervisionModel} (domain guide, "Supervision model"). */
public enum Arrangement {
    /** By the team of the area, where the students are. */
    ON_SITE,
    /** From a hub, with shorter stays in other places. */
    HUB_AND_SPOKE,
    /** By somebody of the profession who is elsewhere, with a supervisor on site for the day. */
    LONG_ARM
}
