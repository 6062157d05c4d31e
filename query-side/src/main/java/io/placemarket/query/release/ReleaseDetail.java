package io.placemarket.query.release;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.query.market.ReleasesView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release: everything that is needed to draw again and to reckon again what everybody got.
 *
 * @param releaseAt until when requests are taken
 * @param commitment SHA-256 of the lottery's seed, published when the offer was posted
 * @param seed of the lottery, in hexadecimal, once the release has come
 * @param requests how many there are
 * @param placesRequested in all of them together
 * @param free what could be given, for every week that was asked for, once the release has come
 * @param earlier the results before the last, where it was run again
 * @param items the requests in the order of their turns: before the release those the asker may know of, afterwards all, whose they are only
 *     where the asker may know
 */
public record ReleaseDetail(
        OfferId offer,
        Instant releaseAt,
        TieBreak tieBreak,
        ReleasesView.State state,
        String commitment,
        Optional<String> seed,
        int requests,
        int placesRequested,
        List<FreePlaces> free,
        List<RequestRow> items,
        List<Earlier> earlier,
        long position,
        long revision) {
    public ReleaseDetail {
        free = List.copyOf(free);
        items = List.copyOf(items);
        earlier = List.copyOf(earlier);
    }

    /**
     * A result that was replaced by another after an error.
     *
     * @param reason why it was run again
     * @param outcomes of every request, in the order of their turns, by the requests' identifiers
     */
    public record Earlier(Reason reason, List<FreePlaces> free, List<RequestOutcome> outcomes) {
        public Earlier {
            free = List.copyOf(free);
            outcomes = List.copyOf(outcomes);
        }
    }
}
