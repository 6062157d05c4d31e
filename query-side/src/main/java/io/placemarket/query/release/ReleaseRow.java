package io.placemarket.query.release;

import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.query.market.ReleasesView;
import java.time.Instant;

/**
 * The release of an offer in short.
 *
 * @param at until when places can only be requested
 * @param requests how many there are
 */
public record ReleaseRow(Instant at, TieBreak tieBreak, ReleasesView.State state, int requests) {
    /** As everybody sees it. */
    public static ReleaseRow of(ReleasesView.Entry release) {
        return new ReleaseRow(release.at(), release.tieBreak(), release.state(), release.requestCount());
    }
}
