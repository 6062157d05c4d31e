package io.placemarket.command.release;

import io.placemarket.kernel.id.ReleaseId;

/** Draws the seeds of lotteries and keeps them unreadable until they are revealed. */
public interface SeedVault {
    /**
     * A seed that nobody has seen.
     *
     * @param commitment its SHA-256, in hexadecimal
     * @param sealed what {@link #open} makes the seed of (Base64)
     */
    record Drawn(String commitment, String sealed) {}

    /** A fresh seed for this release. */
    Drawn draw(ReleaseId release);

    /** The seed of this release, in hexadecimal. */
    String open(ReleaseId release, String sealed);
}
