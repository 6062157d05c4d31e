package io.placemarket.embedded.query;

import io.placemarket.embedded.bson.TypeOrder;
import java.util.Arrays;

/** A place between keys: before or after all that begin with some bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
record Cut(byte[] prefix, boolean after) {
    private static final byte[] NOTHING = {};
    private static final byte[] BEYOND = {(byte) 0xFF};

    static final Cut START = new Cut(NOTHING, false);
    static final Cut END = new Cut(NOTHING, true);

    static Cut before(byte[] prefix) {
        return new Cut(prefix, false);
    }

    static Cut after(byte[] prefix) {
        return new Cut(prefix, true);
    }

    static Cut beforeType(TypeOrder type) {
        return before(new byte[] {(byte) type.code()});
    }

    static Cut afterType(TypeOrder type) {
        return after(new byte[] {(byte) type.code()});
    }

    /** The same place when every byte is complemented, where the order is the other way round. */
    Cut complement() {
        byte[] flipped = new byte[prefix.length];
        for (int i = 0; i < prefix.length; i++) {
            flipped[i] = (byte) ~prefix[i];
        }
        return new Cut(flipped, !after);
    }

    /** The first bytes that are not before this place, given what stands before it in the key. No value's key begins with 0xFF. */
    byte[] position(byte[] lead) {
        byte[] tail = !after ? prefix : prefix.length == 0 ? BEYOND : successor(prefix);
        byte[] position = Arrays.copyOf(lead, lead.length + tail.length);
        System.arraycopy(tail, 0, position, lead.length, tail.length);
        return position;
    }

    /** The least bytes that are after all that begin with the given: what follows them may begin with any byte, 0xFF too. */
    private static byte[] successor(byte[] bytes) {
        int last = bytes.length - 1;
        while (bytes[last] == (byte) 0xFF) {
            last--;
        }
        byte[] next = Arrays.copyOf(bytes, last + 1);
        next[last]++;
        return next;
    }

    byte[] position() {
        return position(NOTHING);
    }

    boolean isBefore(Cut other) {
        return Arrays.compareUnsigned(position(), other.position()) < 0;
    }
}
