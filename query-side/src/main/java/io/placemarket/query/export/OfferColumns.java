package io.placemarket.query.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Offers with all their terms, in the columns in which they are imported. */
final class OfferColumns {
    private static final String PLAIN =
            "offer state area areaName provider providerName town icb sector profession level firstDay lastDay places"
                    + " free_throughout=freeWhole mode supervision hoursPerWeek confirmWithinWorkingDays"
                    + " release_at=release.at tie_break=release.tieBreak weekdays=particulars.weekdays"
                    + " weeks=particulars.weeks least_weeks=particulars.leastWeeks most_weeks=particulars.mostWeeks"
                    + " arrangement=particulars.arrangement group_size=particulars.groupSize"
                    + " only_for=particulars.onlyFor";

    private OfferColumns() {}

    static List<ListColumn> asImported() {
        return Stream.of(
                        ListFile.columns(PLAIN),
                        List.of(new ListColumn("agreement_required", OfferColumns::agreementRequired)),
                        ListFile.columns("requirements=particulars.requirements"),
                        List.of(new ListColumn("reserved", OfferColumns::reserved)))
                .flatMap(List::stream)
                .toList();
    }

    private static JsonNode agreementRequired(ObjectNode offer) {
        return BooleanNode.valueOf(offer.at("/particulars/agreementRequired").asBoolean(false));
    }

    private static JsonNode reserved(ObjectNode offer) {
        List<String> shares = new ArrayList<>();
        offer.at("/particulars/reserved")
                .forEach(share -> shares.add("%s=%d/%s"
                        .formatted(
                                share.path("university").asString(),
                                share.path("places").asInt(),
                                share.path("until").asString())));
        return shares.isEmpty() ? MissingNode.getInstance() : StringNode.valueOf(String.join(" ", shares));
    }
}
