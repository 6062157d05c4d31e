package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.offer.OfferRow;
import java.util.OptionalDouble;

/**
 * An offer a search found.
 *
 * @param weeks in which of the cohort's weeks it fits
 * @param fitsFree how many students of the cohort could take all of those weeks, as far as there is room and the cohort may take more
 * @param kilometres as the crow flies between the postcode districts of the search and of the provider; absent where one is not known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FoundPlace(@JsonUnwrapped OfferRow offer, WeekSet weeks, int fitsFree, OptionalDouble kilometres) {}
