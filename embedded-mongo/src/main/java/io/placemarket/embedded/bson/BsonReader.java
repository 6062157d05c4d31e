package io.placemarket.embedded.bson;

/** Walks the elements of one level of a document's bytes. Not for bytes that were not {@linkplain BsonCheck checked}. */
public final class BsonReader {
    private final byte[] bytes;
    private final int end;
    private int elementStart;
    private int nameEnd;
    private int valueEnd;

    /** Begins before the first element of a document. */
    public BsonReader(byte[] document) {
        this(document, 0);
    }

    BsonReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.end = start + intAt(bytes, start) - 1;
        this.valueEnd = start + 4;
    }

    /** Goes to the next element; false after the last. */
    public boolean next() {
        if (valueEnd >= end) {
            return false;
        }
        elementStart = valueEnd;
        nameEnd = elementStart + 1;
        while (bytes[nameEnd] != 0) {
            nameEnd++;
        }
        valueEnd = valueStart() + size(bytes, type(), valueStart());
        return true;
    }

    /** The element's type, as BSON numbers types. */
    public byte type() {
        return bytes[elementStart];
    }

    /** The element's field name. */
    public String name() {
        return RawBson.text(bytes, elementStart + 1, nameEnd);
    }

    int elementStart() {
        return elementStart;
    }

    int valueStart() {
        return nameEnd + 1;
    }

    int valueEnd() {
        return valueEnd;
    }

    static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    private static int size(byte[] bytes, byte type, int at) {
        return switch (type) {
            case 0x01, 0x09, 0x11, 0x12 -> 8;
            case 0x02, 0x0D, 0x0E -> 4 + intAt(bytes, at);
            case 0x03, 0x04, 0x0F -> intAt(bytes, at);
            case 0x05 -> 5 + intAt(bytes, at);
            case 0x07 -> 12;
            case 0x08 -> 1;
            case 0x0A, 0x06, 0x7F, (byte) 0xFF -> 0;
            case 0x0B -> textSize(bytes, at) + textSize(bytes, at + textSize(bytes, at));
            case 0x0C -> 4 + intAt(bytes, at) + 12;
            case 0x10 -> 4;
            case 0x13 -> 16;
            default -> throw new IllegalArgumentException("unknown BSON type " + type);
        };
    }

    private static int textSize(byte[] bytes, int at) {
        int size = 1;
        while (bytes[at + size - 1] != 0) {
            size++;
        }
        return size;
    }
}
