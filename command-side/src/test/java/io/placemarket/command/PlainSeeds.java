package io.placemarket.command;

import io.placemarket.command.release.SeedVault;
import io.placemarket.kernel.id.ReleaseId;

/** Always the same seed: for tests of the rules alone. */
public final class PlainSeeds implements SeedVault {
    public static final String SEED = "5eed".repeat(16);
    public static final String COMMITMENT = "its commitment";
    public static final String SEALED = "sealed";

    @Override
    public Drawn draw(ReleaseId release) {
        return new Drawn(COMMITMENT, SEALED);
    }

    @Override
    public String open(ReleaseId release, String sealed) {
        if (!sealed.equals(SEALED)) {
            throw new IllegalArgumentException(sealed);
        }
        return SEED;
    }
}
