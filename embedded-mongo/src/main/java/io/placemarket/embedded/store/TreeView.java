package io.placemarket.embedded.store;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** A tree as it was at one moment. Valid while the {@link ReadLease} lives under which it was obtained. */
public final class TreeView {
    private final MVMap<byte[], byte[]> map;
    private final RootReference<byte[], byte[]> root;

    TreeView(MVMap<byte[], byte[]> map, RootReference<byte[], byte[]> root) {
        this.map = map;
        this.root = root;
    }

    /** The value under a key, or null. */
    public byte @Nullable [] get(byte[] key) {
        return map.get(root.root, key);
    }

    /** How many entries there are, without visiting them. */
    public long count() {
        return root.getTotalCount();
    }

    /** Goes through the entries from a key on (or from the end), up or down. */
    public Cursor<byte[], byte[]> cursor(byte @Nullable [] from, boolean descending) {
        return map.cursor(root, from, null, descending);
    }
}
