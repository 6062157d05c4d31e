package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** How much of the heap one question may take: what MongoDB allows, or a quarter of a small heap. */
public final class Memory {
    /** The most bytes. */
    public static final long MOST = Math.min(100L << 20, Runtime.getRuntime().maxMemory() / 4);

    private final String what;
    private long taken;

    /** For something that is kept until all has been looked at: a sort, groups, results. */
    public Memory(String what) {
        this.what = what;
    }

    /**
     * Notes that more is kept; less where the number is negative.
     *
     * @throws MongoServerError 292 if it is too much
     */
    public void take(long bytes) {
        taken += bytes;
        if (taken > MOST) {
            throw new MongoServerError(
                    292,
                    "QueryExceededMemoryLimitNoDiskUseAllowed",
                    what + " exceeded memory limit of " + MOST + " bytes, but did not opt in to external sorting.");
        }
    }

    /** How many bytes are kept. */
    public long taken() {
        return taken;
    }
}
