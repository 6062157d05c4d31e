package io.placemarket.embedded.store;

import java.nio.BufferUnderflowException;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;
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

    /** Puts a value where there is none, and answers the one there is. */
    byte @Nullable [] putIfAbsent(byte[] key, byte[] value) {
        return map.putIfAbsent(key, value);
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

    /** Hands over what can be read, in no certain order, and answers how many pages could not be. */
    int readable(BiConsumer<byte[], byte[]> entry) {
        return readable(map.getRootPage(), entry);
    }

    private static int readable(Page<byte[], byte[]> page, BiConsumer<byte[], byte[]> entry) {
        if (page.isLeaf()) {
            for (int i = 0; i < page.getKeyCount(); i++) {
                entry.accept(page.getKey(i), page.getValue(i));
            }
            return 0;
        }
        int unreadable = 0;
        for (int i = 0; i < page.getRawChildPageCount(); i++) {
            Page<byte[], byte[]> child;
            try {
                child = page.getChildPage(i);
            } catch (MVStoreException | IndexOutOfBoundsException | BufferUnderflowException e) {
                unreadable++;
                continue;
            }
            unreadable += readable(child, entry);
        }
        return unreadable;
    }

    /** The tree as it is now, which later changes leave alone. */
    TreeView view() {
        return new TreeView(map, map.flushAndGetRoot());
    }
}
