package io.placemarket.embedded.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Memory outside the heap, in which replies are put together: one piece for each that is being written, and a few that wait for the next. */
final class Pieces {
    /** How much is handed to a socket at a time. */
    static final int SIZE = 128 << 10;

    private static final int MOST_IDLE = 16;

    private final Queue<ByteBuffer> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    /** An empty one. */
    ByteBuffer take() {
        ByteBuffer kept = idle.poll();
        return kept == null ? ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN) : kept.clear();
    }

    /** For others. */
    void giveBack(ByteBuffer piece) {
        // one too many is the garbage collector's
        boolean unused = idle.offer(piece);
    }
}
