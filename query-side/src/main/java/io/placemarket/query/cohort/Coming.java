package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.offer.OfferRow;

/**
 * An offer that can be asked for places, being not released yet.
 *
 * @param fitsWeeks those it shares with what the cohort needs, from the week of its release on
 */
public record Coming(@JsonUnwrapped OfferRow offer, WeekSet fitsWeeks) {}
