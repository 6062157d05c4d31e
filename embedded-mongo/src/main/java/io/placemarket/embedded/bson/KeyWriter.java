package io.placemarket.embedded.bson;

import java.util.Arrays;

/** A growing array of bytes to which sortable keys are written. */
public final class KeyWriter {
    private byte[] bytes = new byte[64];
    private int size;

    void put(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void putShort(int value) {
        put(value >>> 8);
        put(value);
    }

    void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** Appends bytes as they are. */
    public void putAll(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Turns every byte from the given position on into its complement, which reverses their order. */
    void complementFrom(int start) {
        for (int i = start; i < size; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    /** Forgets everything after the given position. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
