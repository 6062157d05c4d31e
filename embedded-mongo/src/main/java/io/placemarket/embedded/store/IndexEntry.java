package io.placemarket.embedded.store;

import java.util.Arrays;
import java.util.List;

/**
 * How index entries are laid out. In a unique index the key leads to the document's {@code _id} key. In another the {@code _id} key ends
 * the entry's own key, so that equal keys are in the order of {@code _id}, and the value is its length.
 */
public final class IndexEntry {
    private IndexEntry() {}

    static byte[] key(byte[] key, byte[] idKey) {
        byte[] entry = Arrays.copyOf(key, key.length + idKey.length);
        System.arraycopy(idKey, 0, entry, key.length, idKey.length);
        return entry;
    }

    static byte[] value(byte[] idKey) {
        int length = idKey.length;
        return new byte[] {(byte) (length >>> 16), (byte) (length >>> 8), (byte) length};
    }

    /** The keys of all entries that a document has, in the order of the index. */
    public static List<byte[]> keys(IndexDefinition index, byte[] idKey, byte[] document) {
        return IndexKeys.of(index, document).keys().keySet().stream()
                .map(key -> index.unique() ? key : key(key, idKey))
                .toList();
    }

    /** The {@code _id} key that an entry leads to. */
    public static byte[] idKey(IndexDefinition index, byte[] key, byte[] value) {
        if (index.unique()) {
            return value;
        }
        int length = ((value[0] & 0xFF) << 16) | ((value[1] & 0xFF) << 8) | (value[2] & 0xFF);
        return Arrays.copyOfRange(key, key.length - length, key.length);
    }
}
