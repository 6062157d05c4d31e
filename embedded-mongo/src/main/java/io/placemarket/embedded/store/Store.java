package io.placemarket.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * Trees of bytes in one file, changed in units of work. A unit is applied in memory, appended to the journal, and durable once the
 * journal is forced; from time to time the trees are written to their file (a checkpoint) and the journal begins anew.
 */
public final class Store implements AutoCloseable {
    /** The tree that says which collections there are. */
    static final int CATALOG = 0;

    private static final byte[] POSITION_KEY = "position".getBytes(StandardCharsets.US_ASCII);
    private static final long JOURNAL_LIMIT = 32L << 20;

    private final Path directory;
    private final StoreLock lock;
    private final MVStore file;
    private final MVMap<byte[], byte[]> meta;
    private final Map<Integer, Tree> trees = new HashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final JournalBuffer record = new JournalBuffer();
    private final Journal journal;
    private final Catalog catalog;
    private final int unsavedLimit;
    private volatile @Nullable Throwable failure;
    private long position;
    private boolean closed;

    private Store(Path directory, StoreLock lock, MVStore file) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.file = file;
        this.meta = openMap("meta");
        this.unsavedLimit = (int) Math.min(48L << 20, Runtime.getRuntime().maxMemory() / 10);
        long checkpoint = checkpointPosition();
        this.position = Recovery.replay(directory, checkpoint, this::redo);
        this.catalog = new Catalog(this);
        List<Path> old = Recovery.segments(directory);
        if (position > checkpoint || catalog.removeOrphans(file)) {
            saveTrees();
        }
        for (Path segment : old) {
            Files.delete(segment);
        }
        this.journal = new Journal(Recovery.segment(directory, position + 1), position, this::fail);
        journal.start();
    }

    /** Opens the store in a folder, which is made if it is missing. */
    public static Store open(Path directory) {
        return StoreOpening.open(directory, Store::new);
    }

    /** The collections. */
    public Catalog catalog() {
        return catalog;
    }

    /** What a unit of work answered, and the position after which it is durable. */
    public record Done<T>(T result, long position) {}

    /**
     * Runs a unit of work. If it throws, what it did before stays and is journalled too: it must check before it changes.
     */
    public <T> Done<T> write(Function<Unit, T> work) {
        writing.lock();
        try {
            ensureUsable();
            record.reset();
            record.begin(position + 1);
            Unit unit = new Unit(record);
            T result;
            try {
                result = work.apply(unit);
            } finally {
                finish(unit);
            }
            return new Done<>(result, position);
        } finally {
            writing.unlock();
        }
    }

    private void finish(Unit unit) {
        if (!record.recordIsEmpty()) {
            record.end();
            journal.append(record);
            position++;
        }
        unit.publish();
        if (journal.segmentBytes() > JOURNAL_LIMIT || file.getUnsavedMemory() > unsavedLimit) {
            checkpoint();
        }
    }

    /** The position of the last unit of work, durable or not. */
    public long position() {
        return journal.appended();
    }

    /** Runs something short once everything up to a position is on disk. */
    public void whenDurable(long wanted, Runnable then) {
        journal.whenDurable(wanted, then);
    }

    /** Lets its holder read {@linkplain StoredCollection#view views} obtained from now on. */
    public ReadLease lease() {
        return new ReadLease(file);
    }

    Tree tree(int id) {
        return trees.computeIfAbsent(id, missing -> new Tree(missing, openMap(treeName(missing))));
    }

    static String treeName(int id) {
        return "tree-" + id;
    }

    private MVMap<byte[], byte[]> openMap(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    private void redo(JournalOp op) {
        Tree tree = tree(op.tree());
        switch (op) {
            case JournalOp.Put put -> tree.put(put.key(), put.value());
            case JournalOp.Remove remove -> tree.remove(remove.key());
            case JournalOp.Clear ignored -> tree.clear();
        }
    }

    /** Writes the trees to their file and begins a new journal. Under the write lock. */
    private void checkpoint() {
        try {
            Path old = journal.rotate(Recovery.segment(directory, position + 1));
            saveTrees();
            Files.deleteIfExists(old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void saveTrees() {
        meta.put(POSITION_KEY, ByteBuffer.allocate(8).putLong(position).array());
        file.commit();
        file.sync();
    }

    private long checkpointPosition() {
        byte[] stored = meta.get(POSITION_KEY);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    private void fail(Throwable cause) {
        failure = cause;
    }

    private void ensureUsable() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        if (failure != null) {
            throw new IllegalStateException("the store cannot write any more", failure);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            journal.close();
            if (failure == null) {
                saveTrees();
                file.close();
                for (Path segment : Recovery.segments(directory)) {
                    Files.delete(segment);
                }
            } else {
                file.closeImmediately();
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }
}
