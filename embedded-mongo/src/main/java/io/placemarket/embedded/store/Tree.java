package io.placemarket.embedded.store;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An ordered map of bytes to bytes in the file. Changed under the store's write lock only. */
final class Tree {
    private final int id;
    private final MVMap<byte[], byte[]> map;

    Tree(int id, MVMap<byte[], byte[]> map) {
        this.id = id;
        this.map = map;
    }

    int id() {
        return id;
    }

    byte @Nullable [] get(byte[] key) {
        return map.get(key);
    }

    void put(byte[] key, byte[] value) {
        map.put(key, value);
    }

    void remove(byte[] key) {
        map.remove(key);
    }

    void clear() {
        map.clear();
    }

    /** The tree as it is now, which later changes leave alone. */
    TreeView view() {
        return new TreeView(map, map.flushAndGetRoot());
    }
}
