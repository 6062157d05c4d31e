package io.placemarket.query.board;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What watchers are sent, encoded once for all of them: an event of a stream (server-sent events, WHATWG HTML 9.2) and, within it, its content.
 * Its bytes lie outside the heap, so that they go to each connection without another copy. Thread-safe.
 */
public final class Frame {
    private static final byte[] END = {'\n', '\n'};
    private static final int TAG_BYTES = 12;

    private final String event;
    private final long position;
    private final ByteBuffer wire;
    private final int contentAt;
    private volatile @Nullable String tag;

    /** One of them whose position is its name. */
    Frame(String event, long position, byte[] json) {
        this(event, position, Long.toString(position), json);
    }

    /**
     * One of them.
     *
     * @param event {@code snapshot}, {@code delta}, {@code heartbeat} or {@code closing}
     * @param position what it reflects
     * @param id by which a watcher says later that it has got this far
     * @param json its content, on one line
     */
    Frame(String event, long position, String id, byte[] json) {
        byte[] head = ("id:" + id + "\nevent:" + event + "\ndata:").getBytes(StandardCharsets.US_ASCII);
        this.event = event;
        this.position = position;
        this.contentAt = head.length;
        this.wire = ByteBuffer.allocateDirect(head.length + json.length + END.length)
                .put(head)
                .put(json)
                .put(END)
                .flip();
    }

    public String event() {
        return event;
    }

    public long position() {
        return position;
    }

    /** All of it, as it stands in a stream; the caller's own view of shared bytes, which nobody may change. */
    public ByteBuffer wire() {
        return wire.duplicate();
    }

    /** Its content alone, JSON; the caller's own view of shared bytes, which nobody may change. */
    public ByteBuffer content() {
        return wire.duplicate().position(contentAt).limit(wire.limit() - END.length);
    }

    /** A strong entity tag of its content. */
    String tag() {
        String known = tag;
        if (known == null) {
            known = tagOf(content());
            tag = known;
        }
        return known;
    }

    private static String tagOf(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return '"' + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
