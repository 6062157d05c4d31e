package io.placemarket.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents and indexes in files, changed in units of work. A unit is applied in memory, appended to the journal, and durable once the
 * journal is forced; from time to time the trees are written to their file ({@linkplain Checkpoints a checkpoint}) and the journal begins anew.
 */
public final class Store implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);
    private static final long SPACE_BESIDE_CHECKPOINT = 16L << 20;

    private final Path directory;
    private final StoreLock lock;
    private final TreeFile trees;
    private final StoreFiles files;
    private final ReentrantLock writing = new ReentrantLock();
    private final UUID owner;
    private final ReentrantLock backingUp = new ReentrantLock();
    private final JournalBuffer record = new JournalBuffer();
    private final Journal journal;
    private final Catalog catalog;
    private final DiskSpace space;
    private final Checkpoints checkpoints;
    private final IndexBuilds indexBuilds = new IndexBuilds(this);
    private volatile @Nullable Throwable failure;
    private volatile Runnable onFailure = () -> {};
    private long position; // guarded by the write lock
    private volatile boolean closed;

    Store(Path directory, StoreLock lock, TreeFile trees, StoreFiles files) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.trees = trees;
        this.files = files;
        this.space = new DiskSpace(files.freeSpace(directory), 2 * trees.unsavedLimit() + SPACE_BESIDE_CHECKPOINT);
        long checkpoint = trees.position();
        Optional<UUID> marked = trees.owner();
        this.position = Recovery.replay(directory, marked, checkpoint, trees::redo);
        this.owner = marked.orElseGet(UUID::randomUUID);
        this.catalog = new Catalog(trees);
        List<Path> old = Recovery.segments(directory);
        // a tree that is left over would else be taken for the next one that gets its number
        boolean orphans = catalog.removeOrphans();
        // before the trees are saved that say that there must be one
        Path segment = Recovery.segment(directory, position + 1);
        this.journal = new Journal(files, owner, segment, position, this::fail);
        if (position > checkpoint || orphans || marked.isEmpty()) {
            trees.belongTo(owner);
            trees.save(position);
        }
        deleteOthers(old, segment);
        this.checkpoints = new Checkpoints(
                directory,
                writing,
                trees,
                journal,
                catalog,
                () -> position,
                files.journalLimit(),
                this::hasFailed,
                this::fail);
        journal.start();
        checkpoints.start();
    }

    /**
     * Opens the store in a folder, which is made if it is missing.
     *
     * @throws io.placemarket.embedded.EmbeddedMongoException if that cannot be done
     */
    public static Store open(Path directory) {
        return StoreOpening.open(directory, StoreFiles.PLAIN);
    }

    /** The collections. */
    public Catalog catalog() {
        return catalog;
    }

    /** Builds indexes. */
    public IndexBuilds indexBuilds() {
        return indexBuilds;
    }

    /** What a unit of work answered, and the position after which it is durable. */
    public record Done<T>(T result, long position) {}

    /**
     * Runs a unit of work. If it throws, what it did before stays and is journalled too, up to the last whole document: it must check
     * before it changes. Where that is not known (an {@link Error}, an exception between a document and its index entries), the store
     * stops, and the next opening finds it as it was before the unit.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if nothing can be written now
     */
    public <T> Done<T> write(Function<Unit, T> work) {
        writing.lock();
        try {
            ensureUsable();
            space.check();
            ReadLease lease = lease();
            Unit unit = new Unit(record, this::endRecord, space);
            record.begin(position + 1, journal.durable());
            try {
                indexBuilds.clearLeft(unit);
                T result = work.apply(unit);
                if (unit.isHalf()) {
                    throw new IllegalStateException("changes that only count together were begun and not ended");
                }
                finish(unit);
                return new Done<>(result, position);
            } catch (RuntimeException | Error e) {
                settle(unit, e);
                throw e;
            } finally {
                record.reset();
                lease.close();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Changes something in memory alone, which no unit of work sees half done. */
    void betweenUnits(Runnable change) {
        writing.lock();
        try {
            change.run();
        } finally {
            writing.unlock();
        }
    }

    private void settle(Unit unit, Throwable thrown) {
        boolean betweenDocuments = thrown instanceof RuntimeException
                && !(thrown instanceof MVStoreException || thrown instanceof IllegalStateException)
                && !unit.isHalf();
        if (!betweenDocuments) {
            fail(thrown);
            throw StoreRefusal.failed(thrown);
        }
        if (failure == null) {
            finish(unit);
        }
    }

    private void finish(Unit unit) {
        appendRecord();
        unit.publish();
        checkpointIfDue();
    }

    /** Ends the record of a unit that has become large, shows readers what it has done so far, and begins the next. */
    private void endRecord(Unit unit) {
        finish(unit);
        record.begin(position + 1, journal.durable());
    }

    private void appendRecord() {
        if (!record.recordIsEmpty()) {
            record.end();
            journal.append(record);
            space.note(record.size());
            position++;
        }
        record.reset();
    }

    private void checkpointIfDue() {
        try {
            checkpoints.ifDue();
        } catch (IOException e) {
            fail(e);
            throw StoreRefusal.failed(e);
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

    /**
     * Waits until everything up to a position is on disk.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it never will be
     */
    void awaitDurable(long wanted) {
        CompletableFuture<Boolean> durable = new CompletableFuture<>();
        whenDurable(wanted, () -> durable.complete(true));
        boolean settled = false;
        while (!settled) {
            try {
                settled = durable.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                ensureUsable();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What to do when the files cannot be written any more, and what is in work will never be acknowledged. */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /** Lets its holder read {@linkplain StoredCollection#view views} obtained from now on. */
    public ReadLease lease() {
        return trees.lease();
    }

    /** Refuses if the store has stopped. */
    public void ensureUsable() {
        if (closed) {
            throw StoreRefusal.closing();
        }
        Throwable cause = failure;
        if (cause != null) {
            throw StoreRefusal.failed(cause);
        }
    }

    /**
     * Writes everything as it is now to another file, compactly, while others read and write. Under its name it is there whole or not at
     * all.
     *
     * @throws IOException if the file is there already or cannot be written, or a page of the store cannot be read
     */
    public void backup(Path file) throws IOException {
        backingUp.lock();
        try {
            WholeFile.makeNew(file, files, begun -> copy(Optional.empty(), begun));
        } finally {
            backingUp.unlock();
        }
    }

    /** The same for trees that will take the place of this store's own, with its journal when that is empty. */
    void copyOfItself(Path file) throws IOException {
        WholeFile.makeNew(file, files, begun -> copy(Optional.of(owner), begun));
    }

    private void copy(Optional<UUID> whose, Path file) throws IOException {
        ReadLease lease;
        List<CollectionView> views;
        long at;
        writing.lock();
        try {
            ensureUsable();
            lease = lease();
            views = catalog.all().stream().map(StoredCollection::view).toList();
            at = position;
        } finally {
            writing.unlock();
        }
        try {
            TreeFile.copy(views, at, whose, files.nameForTrees(file));
        } finally {
            lease.close();
        }
    }

    /** Leaves one empty journal: its name tells the position that the trees must have reached when the store is opened again. */
    private static void deleteOthers(List<Path> segments, Path kept) throws IOException {
        for (Path segment : segments) {
            if (!segment.equals(kept)) {
                Files.delete(segment);
            }
        }
        OwnerOnly.forceFolder(kept);
    }

    private boolean hasFailed() {
        return failure != null;
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            // first: telling of it may fail too
            failure = cause;
            onFailure.run();
            log.error("The store in {} cannot write and has stopped", directory, cause);
        }
    }

    /** Something to do with files. */
    interface FileWork {
        void run() throws IOException;
    }

    @Override
    public void close() {
        closeAnd(() -> {});
    }

    /** Closes, and does something more before another process may open the store. */
    void closeAnd(FileWork last) {
        checkpoints.close();
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                closeFiles(last);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    private void closeFiles(FileWork last) throws IOException {
        try {
            journal.close();
            if (failure == null) {
                trees.save(position);
                trees.close();
                Path next = Recovery.segment(directory, position + 1);
                journal.prepare(next).file().close();
                files.forceFolder(next);
                deleteOthers(Recovery.segments(directory), next);
            } else {
                trees.abandon();
            }
            last.run();
        } finally {
            // however it has gone, the next may open the store: the journal has what the trees lack
            trees.abandon();
            lock.close();
        }
    }
}
