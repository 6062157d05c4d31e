package io.placemarket.kernel.organisation;

/** What an organisation does in the market; it may do both (a university may host simulated placements). */
public enum OrganisationRole {
    PROVIDER,
    EDUCATION_PROVIDER
}
