package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes the trees to their file from time to time, and deletes the journal that is not needed any more. Writers go on meanwhile, unless
 * they are so much faster that memory would not do. Lock order: the store's write lock, then {@code saving}.
 */
final class Checkpoints implements AutoCloseable {
    private static final int SOON = 1;
    private static final int AT_ONCE = 2;

    private final Path directory;
    private final ReentrantLock writing;
    private final Condition wanted;
    private final ReentrantLock saving = new ReentrantLock();
    private final TreeFile trees;
    private final Journal journal;
    private final Catalog catalog;
    private final LongSupplier position;
    private final long journalLimit;
    private final BooleanSupplier failed;
    private final Thread thread;
    private boolean closing;

    Checkpoints(
            Path directory,
            ReentrantLock writing,
            TreeFile trees,
            Journal journal,
            Catalog catalog,
            LongSupplier position,
            long journalLimit,
            BooleanSupplier failed,
            Consumer<Throwable> onFailure) {
        this.directory = directory;
        this.writing = writing;
        this.wanted = writing.newCondition();
        this.trees = trees;
        this.journal = journal;
        this.catalog = catalog;
        this.position = position;
        this.journalLimit = journalLimit;
        this.failed = failed;
        this.thread =
                Thread.ofPlatform().name("embedded-mongo-checkpoint").daemon().unstarted(() -> run(onFailure));
    }

    void start() {
        thread.start();
    }

    /** Sees to it that a checkpoint follows if it is time, and makes one now if it is high time. Between two units' records, under the write lock. */
    void ifDue() throws IOException {
        if (isDue(AT_ONCE)) {
            saving.lock();
            try {
                if (isDue(SOON)) {
                    save(journal.prepare(nextSegment()), () -> {});
                }
            } finally {
                saving.unlock();
            }
        } else if (isDue(SOON)) {
            wanted.signal();
        }
    }

    /** Never where nothing was written since the last one: the journal would have no new name to go on under. */
    private boolean isDue(int urgency) {
        long written = journal.segmentBytes();
        return written > urgency * journalLimit || (written > 0 && trees.unsaved() > urgency * trees.unsavedLimit());
    }

    private void run(Consumer<Throwable> onFailure) {
        try {
            while (saveWhenDue()) {
                // until it is closed
            }
        } catch (IOException | RuntimeException | Error e) {
            onFailure.accept(e);
        }
    }

    private boolean saveWhenDue() throws IOException {
        writing.lock();
        try {
            while (!closing && !isDue(SOON)) {
                wanted.awaitUninterruptibly();
            }
            // what failed may be half in the trees
            if (closing || failed.getAsBoolean()) {
                return false;
            }
            saving.lock();
            try {
                save(journal.prepare(nextSegment()), writing::unlock);
            } finally {
                saving.unlock();
            }
            return true;
        } finally {
            if (writing.isHeldByCurrentThread()) {
                writing.unlock();
            }
        }
    }

    private Path nextSegment() {
        return Recovery.segment(directory, position.getAsLong() + 1);
    }

    /** Under both locks; the write lock may be given back once it is clear what will be saved. */
    private void save(Journal.Segment next, Runnable rootsTaken) throws IOException {
        long at = position.getAsLong();
        Path left = journal.rotate(next);
        // what the last checkpoint moved in the file must not be read in its old place after this one
        catalog.all().forEach(StoredCollection::publish);
        trees.save(at, () -> {
            rootsTaken.run();
            journal.awaitDurable(at);
        });
        Files.deleteIfExists(left);
        trees.tidy();
    }

    /** Ends; a checkpoint in work is finished first. */
    @Override
    public void close() {
        writing.lock();
        try {
            closing = true;
            wanted.signal();
        } finally {
            writing.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
