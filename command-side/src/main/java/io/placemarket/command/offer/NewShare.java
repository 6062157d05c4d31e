package io.placemarket.command.offer;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import org.jspecify.annotations.Nullable;

/**
 * What a request reserves for an education provider.
 *
 * @param until a day (17:00 UK time), a UK time, or an instant
 */
public record NewShare(
        @Nullable OrganisationId university,
        @Nullable Integer places,
        @Nullable String until) {
    ReservedShare checked() {
        return new ReservedShare(
                Fields.required("reserved.university", university, "an education provider's identifier"),
                Fields.whole("reserved.places", places, 1, OfferTerms.MOST_PLACES),
                ReleaseMoment.required("reserved.until", until));
    }
}
