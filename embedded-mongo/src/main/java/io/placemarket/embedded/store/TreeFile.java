package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.bson.RawBson;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;

/** The file in which the trees are kept, as they were at the last checkpoint. Nothing is written to it in between. */
final class TreeFile {
    /** The tree that says which collections there are. */
    static final int CATALOG = 0;

    private static final String PREFIX = "tree-";
    private static final byte[] POSITION_KEY = "position".getBytes(StandardCharsets.US_ASCII);

    /** Is there where pages have checksums: in all files but those of format 1. */
    private static final byte[] CHECKED_KEY = "checked".getBytes(StandardCharsets.US_ASCII);

    /** The number of the format; those of before it was told here are of format 2 at most. */
    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.US_ASCII);

    /** Which store the trees belong to, and its journal with them; not there in backups, which a journal must never be applied to. */
    private static final byte[] OWNER_KEY = "owner".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST_CACHED_MEGABYTES = 1_024;
    private static final long MOST_UNSAVED = 48L << 20;
    private static final int FILL_PERCENT = 60;
    private static final long MOST_TIDIED = 8L << 20;

    private final MVStore file;
    private final TreeStorage storage;
    private final MVMap<byte[], byte[]> meta;
    private final BasicDataType<byte[]> bytes;
    private final Map<Integer, Tree> trees = new HashMap<>();
    private final long unsavedLimit;

    private TreeFile(MVStore file, TreeStorage storage) {
        this.file = file;
        this.storage = storage;
        this.meta = openMap(file, "meta", ByteArrayDataType.INSTANCE);
        if (meta.isEmpty()) {
            meta.put(CHECKED_KEY, new byte[] {1});
            meta.put(
                    FORMAT_KEY,
                    ByteBuffer.allocate(Integer.BYTES)
                            .putInt(StoreOpening.FORMAT)
                            .array());
        }
        this.bytes = meta.containsKey(CHECKED_KEY) ? CheckedBytes.INSTANCE : ByteArrayDataType.INSTANCE;
        this.unsavedLimit = Math.min(MOST_UNSAVED, Runtime.getRuntime().maxMemory() / 10);
    }

    static TreeFile open(String name) {
        TreeStorage storage =
                new TreeStorage(Math.clamp(Runtime.getRuntime().maxMemory() >> 23, 4, MOST_CACHED_MEGABYTES));
        storage.open(name, false, (char[]) null);
        MVStore file = new MVStore.Builder()
                .adoptFileStore(storage)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        file.setVersionsToKeep(0);
        // every version is forced before the next is written, so that space freed by one may be used by the next but
        // one, whatever a clock says
        file.setRetentionTime(-1);
        return new TreeFile(file, storage);
    }

    Tree tree(int id) {
        return trees.computeIfAbsent(id, missing -> new Tree(missing, openMap(file, PREFIX + missing, bytes)));
    }

    /** Hands over what can be read of a tree, in no certain order, and answers how many pages could not be. */
    int readable(int id, BiConsumer<byte[], byte[]> entry) {
        Tree tree;
        try {
            tree = tree(id);
        } catch (MVStoreException | IndexOutOfBoundsException | BufferUnderflowException e) {
            // a tree is opened with its root, which of a small one is its only page
            return 1;
        }
        return tree.readable(entry);
    }

    private static MVMap<byte[], byte[]> openMap(MVStore file, String name, BasicDataType<byte[]> bytes) {
        return file.openMap(
                name, new MVMap.Builder<byte[], byte[]>().keyType(bytes).valueType(bytes));
    }

    /** Removes trees other than the given, and answers whether there were any. */
    boolean keepOnly(Set<Integer> known) {
        boolean removed = false;
        trees.keySet().retainAll(known);
        for (String name : Set.copyOf(file.getMapNames())) {
            if (name.startsWith(PREFIX) && !known.contains(Integer.valueOf(name.substring(PREFIX.length())))) {
                file.removeMap(name);
                removed = true;
            }
        }
        return removed;
    }

    void redo(JournalOp op) {
        Tree tree = tree(op.tree());
        switch (op) {
            case JournalOp.Put put -> tree.put(put.key(), put.value());
            case JournalOp.Remove remove -> tree.remove(remove.key());
            case JournalOp.Clear ignored -> tree.clear();
        }
    }

    ReadLease lease() {
        return new ReadLease(file);
    }

    /**
     * Refuses trees of a format that this code does not read, whatever stands beside them.
     *
     * @throws EmbeddedMongoException if they are of a newer one
     */
    void checkFormat(String what) {
        byte[] stored = meta.get(FORMAT_KEY);
        if (stored != null && ByteBuffer.wrap(stored).getInt() > StoreOpening.FORMAT) {
            throw StoreOpening.newer(what, ByteBuffer.wrap(stored).getInt());
        }
    }

    /** The position up to which units of work are in the file. */
    long position() {
        byte[] stored = meta.get(POSITION_KEY);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    /** The store that the trees belong to, if they say so. */
    Optional<UUID> owner() {
        byte[] stored = meta.get(OWNER_KEY);
        return Optional.ofNullable(stored)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** Makes the trees those of a store; the next save tells the file. */
    void belongTo(UUID owner) {
        meta.put(
                OWNER_KEY,
                ByteBuffer.allocate(16)
                        .putLong(owner.getMostSignificantBits())
                        .putLong(owner.getLeastSignificantBits())
                        .array());
    }

    long unsavedLimit() {
        return unsavedLimit;
    }

    /** How much has changed in memory since the last checkpoint, in bytes, about. */
    long unsaved() {
        return file.getUnsavedMemory();
    }

    /** Writes what has changed, with the position it has reached, and forces it. */
    void save(long position) {
        save(position, () -> {});
    }

    /** The same; something is done as soon as later changes make no difference to what is saved, and before anything is written. */
    void save(long position, Runnable rootsTaken) {
        meta.put(POSITION_KEY, ByteBuffer.allocate(8).putLong(position).array());
        storage.whenRootsAreTaken(rootsTaken);
        file.commit();
        file.sync();
    }

    /** Rewrites some of what lies scattered, so that the file does not grow for ever; the next checkpoint saves it. */
    void tidy() {
        file.compact(FILL_PERCENT, (int) Math.min(MOST_TIDIED, unsavedLimit / 4));
    }

    void close() {
        file.close();
    }

    /** Closes without writing. */
    void abandon() {
        file.closeImmediately();
    }

    /** Whether a {@linkplain #copy copy} was written to its end: the position is the last that is written to one. */
    boolean isWhole() {
        return meta.containsKey(POSITION_KEY);
    }

    /**
     * Writes what views show to an empty file, one tree after the other.
     *
     * @param target the name by which the file is opened
     * @param owner the store whose trees they will be; nobody's yet in a backup
     * @throws IOException if the file cannot be written, or what is shown cannot be read; there is no file then
     */
    static void copy(List<CollectionView> views, long position, Optional<UUID> owner, String target)
            throws IOException {
        try {
            write(views, position, owner, target);
        } catch (MVStoreException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    private static void write(List<CollectionView> views, long position, Optional<UUID> owner, String target) {
        TreeFile copy = open(target);
        boolean whole = false;
        try {
            int next = CATALOG + 1;
            for (CollectionView view : views) {
                next = copy.append(view, next);
            }
            owner.ifPresent(copy::belongTo);
            copy.save(position);
            copy.close();
            whole = true;
        } finally {
            if (!whole) {
                copy.abandon();
            }
        }
    }

    private int append(CollectionView view, int firstTree) {
        int next = firstTree;
        CollectionDefinition definition = view.definition().withTree(next);
        append(view.documents(), next++);
        for (CollectionView.IndexView index : view.indexes()) {
            definition = definition.with(
                    index.definition().withTree(next), definition.indexes().indexOf(index.definition()));
            append(index.entries(), next++);
        }
        tree(CATALOG).put(Catalog.key(view.namespace()), RawBson.encode(definition.toDocument()));
        return next;
    }

    private void append(TreeView entries, int tree) {
        MVMap<byte[], byte[]> target = openMap(file, PREFIX + tree, bytes);
        Cursor<byte[], byte[]> cursor = entries.cursor(null, false);
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            target.append(key, cursor.getValue());
            if (unsaved() > unsavedLimit) {
                file.commit();
            }
        }
    }
}
