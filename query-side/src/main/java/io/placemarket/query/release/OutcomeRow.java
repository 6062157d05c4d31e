package io.placemarket.query.release;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.release.Lottery;
import io.placemarket.kernel.release.RequestOutcome;
import java.util.Optional;

/**
 * What became of a request, with every figure that decided it.
 *
 * @param asked how many places; where the release was run again, what was left of them besides students named by then
 * @param weeks those asked for that had not passed at the release
 * @param stillToPlace the fewest of the cohort's students without a place in any of these weeks in which it must be placed
 * @param underCeiling how many more places the cohort might take in each of these weeks
 * @param need the least of what was asked and these two; nothing where why is FOR_OTHERS or NOT_AGREED
 * @param ticket in the lottery: HMAC-SHA256 of the request's identifier under the seed
 * @param share whole places of its share, before the remainders were given out
 * @param granted places, held for the cohort
 * @param reserved how many of them were reserved for its education provider
 * @param hold seen by those who may know whose request it is
 * @param told the same in words
 */
public record OutcomeRow(
        int asked,
        WeekSet weeks,
        int stillToPlace,
        int underCeiling,
        int need,
        String ticket,
        int share,
        int granted,
        int reserved,
        RequestOutcome.Why why,
        Optional<HoldId> hold,
        String told) {
    static OutcomeRow of(RequestOutcome outcome, String seed, boolean known) {
        return new OutcomeRow(
                outcome.asked(),
                outcome.weeks(),
                outcome.stillToPlace(),
                outcome.underCeiling(),
                outcome.need(),
                new Lottery(seed).ticket(outcome.request()),
                outcome.share(),
                outcome.granted(),
                outcome.reserved().orElse(0),
                outcome.why(),
                outcome.hold().filter(hold -> known),
                told(outcome));
    }

    private static String told(RequestOutcome outcome) {
        String need = outcome.need() < outcome.asked() && !outcome.why().bars()
                ? "Of %d asked for, %d could be needed. ".formatted(outcome.asked(), outcome.need())
                : "";
        int reserved = outcome.reserved().orElse(0);
        int shared = outcome.granted() - reserved;
        return need
                + (reserved == 0 ? "" : "%d of them reserved for its education provider. ".formatted(reserved))
                + switch (outcome.why()) {
                    case IN_FULL -> "All of them were granted.";
                    case FOR_OTHERS ->
                        "By then the offer was for other education providers only: its provider had changed whom it is for.";
                    case NOT_AGREED ->
                        "The offer asks for an agreement of its provider with the education provider, and by then none covered all of these weeks.";
                    case NOTHING_NEEDED -> "The cohort had nobody left to place in these weeks, or might take no more.";
                    case NO_ROOM -> "Nothing was free in at least one of these weeks.";
                    case SHARE ->
                        shared == 0
                                ? "Its share was less than one place, and the places left over went to others."
                                : "Its share by need.";
                    case SHARE_AND_REMAINDER ->
                        outcome.share() == 0
                                ? "Its share was less than one place; it got one that was left over."
                                : "Its share by need was %d; it got %d more that %s left over."
                                        .formatted(
                                                outcome.share(),
                                                shared - outcome.share(),
                                                shared - outcome.share() == 1 ? "was" : "were");
                    case FIRST_COME ->
                        shared == 0
                                ? "Those who asked before took all there was."
                                : "As many as those who asked before had left.";
                };
    }
}
