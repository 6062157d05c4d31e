package io.placemarket.kernel.offer;

import io.placemarket.kernel.id.OrganisationId;
import java.time.Instant;

/**
 * Places of an offer that are for one education provider until an instant; then they are everybody's. What it has booked counts against its
 * share first (domain guide, "Reserved share").
 *
 * @param places at least 1, in each of the offer's weeks
 */
public record ReservedShare(OrganisationId university, int places, Instant until) {}
