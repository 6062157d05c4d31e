package io.placemarket.embedded.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Takes a client's messages off its connection, one by one. Used by one thread at a time. */
final class FrameReader {
    /** What is asked of the socket at once: the JVM keeps a buffer outside the heap as large as the largest. */
    private static final int PIECE = 128 << 10;

    private static final int AHEAD = 8 << 10;

    private final ReadableByteChannel channel;
    private final ByteBuffer ahead =
            ByteBuffer.allocate(AHEAD).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    FrameReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * The next message with its header; nothing where the client has ended.
     *
     * @param most how many bytes it may have
     * @throws IOException if there is no whole message, or a larger one
     */
    Optional<byte[]> next(int most) throws IOException {
        while (ahead.remaining() < FrameDecoder.HEADER) {
            ahead.compact();
            int read = channel.read(ahead);
            ahead.flip();
            if (read < 0) {
                return Optional.empty();
            }
        }
        int length = ahead.getInt(ahead.position());
        if (length < FrameDecoder.HEADER || length > most) {
            throw new ProtocolException("a message of " + length + " bytes");
        }
        byte[] message = new byte[length];
        int there = Math.min(length, ahead.remaining());
        ahead.get(message, 0, there);
        ByteBuffer rest = ByteBuffer.wrap(message);
        rest.position(there);
        while (rest.position() < length) {
            rest.limit(Math.min(length, rest.position() + PIECE));
            if (channel.read(rest) < 0) {
                throw new EOFException("the end within a message");
            }
        }
        return Optional.of(message);
    }
}
