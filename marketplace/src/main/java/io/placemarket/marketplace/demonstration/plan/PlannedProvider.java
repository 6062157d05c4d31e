package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import java.util.List;

/**
 * A provider of the region.
 *
 * @param kinds which kinds of areas it has
 * @param areas how many
 */
record PlannedProvider(OrganisationId id, Organisation details, List<String> kinds, int areas) {}
