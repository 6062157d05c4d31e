package io.placemarket.embedded.query;

import io.placemarket.embedded.bson.TypeOrder;
import java.util.Arrays;

/** A place between keys: before or after all that begin with some bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
record Cut(byte[] prefix, boolean after) {
    private static final byte[] NOTHING = {};

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

    /** The first bytes that are not before this place, given what stands before it in the key. No key begins with 0xFF. */
    byte[] position(byte[] lead) {
        byte[] position = Arrays.copyOf(lead, lead.length + prefix.length + (after ? 1 : 0));
        System.arraycopy(prefix, 0, position, lead.length, prefix.length);
        if (after) {
            position[position.length - 1] = (byte) 0xFF;
        }
        return position;
    }

    byte[] position() {
        return position(NOTHING);
    }

    boolean isBefore(Cut other) {
        return Arrays.compareUnsigned(position(), other.position()) < 0;
    }
}
