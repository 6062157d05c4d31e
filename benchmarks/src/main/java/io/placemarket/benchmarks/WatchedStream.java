package io.placemarket.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What arrives on a connection that watches a board: chunks (RFC 9112, 7.1), each a frame that begins with its position. Notes when each frame
 * began to arrive and passes over the rest. Not thread-safe.
 */
final class WatchedStream {
    private static final int LONGEST_HEAD = 24;

    private final StringBuilder line = new StringBuilder();
    private long[] positions = new long[256];
    private long[] micros = new long[256];
    private int frames;
    private long last;
    private long bytes;
    private boolean inHead = true;
    private boolean inFrame;
    private boolean refused;
    private long left;

    /** What was read from it at that moment, microseconds; false where it is no stream. */
    boolean take(ByteBuffer read, long now) {
        bytes += read.remaining();
        while (read.hasRemaining()) {
            if (left > 0 && !inFrame) {
                int skipped = (int) Math.min(left, read.remaining());
                read.position(read.position() + skipped);
                left -= skipped;
            } else {
                takeByte((char) read.get(), now);
            }
        }
        return !refused;
    }

    private void takeByte(char next, long now) {
        if (inFrame) {
            left--;
        }
        if (next != '\n' && line.length() < (inFrame ? LONGEST_HEAD : Integer.MAX_VALUE)) {
            line.append(next);
            return;
        }
        String text = line.toString().strip();
        line.setLength(0);
        if (inFrame) {
            inFrame = false;
            if (text.startsWith("id:")) {
                note(Long.parseLong(text.substring(3, text.indexOf('.'))), now);
            }
        } else if (inHead) {
            refused |= text.startsWith("HTTP/") && !text.startsWith("HTTP/1.1 200");
            inHead = !text.isEmpty();
        } else if (!text.isEmpty()) {
            left = Long.parseLong(text, 16);
            inFrame = left > 0;
        }
    }

    private void note(long position, long now) {
        if (frames == positions.length) {
            positions = Arrays.copyOf(positions, 2 * frames);
            micros = Arrays.copyOf(micros, 2 * frames);
        }
        positions[frames] = position;
        micros[frames++] = now;
        last = position;
    }

    /** From now on counts anew. */
    void forget() {
        frames = 0;
        bytes = 0;
    }

    int frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    /** The position of the last frame; 0 before the first. */
    long last() {
        return last;
    }

    /** Position and microsecond of a frame. */
    long position(int frame) {
        return positions[frame];
    }

    long micros(int frame) {
        return micros[frame];
    }
}
