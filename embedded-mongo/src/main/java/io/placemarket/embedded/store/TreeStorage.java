package io.placemarket.embedded.store;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where MVStore writes. Says when a commit knows what it will save, so that others may go on changing the trees; and writes in an order in
 * which a power cut leaves either the commit before or the whole new one: the commit's first sector, without which it does not count, after
 * all the rest, then the two copies of the header that leads to it, each forced before the next.
 */
final class TreeStorage extends SingleFileStore {
    private static final int SECTOR = 512;

    private static final int BLOCK = 4096; // of MVStore's format

    /** What MVStore notes in its header when it is closed, and takes away with the next commit. */
    private static final String CLEAN = "clean";

    /** What is forced at once: others who force a file meanwhile wait for no more than this. */
    private static final int PIECE = 2 << 20;

    private Runnable once = () -> {};

    TreeStorage(int cacheMegabytes) {
        super(Map.of("cacheSize", cacheMegabytes));
    }

    /** Runs something in the next commit, when it has taken the roots of all trees and has written nothing yet. */
    void whenRootsAreTaken(Runnable then) {
        once = then;
    }

    @Override
    public WriteBuffer getWriteBuffer() {
        Runnable then = once;
        once = () -> {};
        then.run();
        // makes MVStore lead its header to this commit; else it looks for the newest one at the file's end, where it
        // need not be
        getStoreHeader().put(CLEAN, 1);
        return super.getWriteBuffer();
    }

    @Override
    protected void writeFully(@Nullable SFChunk chunk, long pos, ByteBuffer src) {
        int end = src.limit();
        if (chunk != null) {
            for (int from = SECTOR; from < end; from += PIECE) {
                super.writeFully(chunk, pos + from, src.slice(from, Math.min(PIECE, end - from)));
                sync();
            }
            super.writeFully(chunk, pos, src.slice(0, SECTOR));
        } else if (pos == 0 && end == 2 * BLOCK) {
            sync();
            super.writeFully(chunk, 0, src.slice(0, BLOCK));
            sync();
            super.writeFully(chunk, BLOCK, src.slice(BLOCK, BLOCK));
        } else {
            super.writeFully(chunk, pos, src);
        }
    }
}
