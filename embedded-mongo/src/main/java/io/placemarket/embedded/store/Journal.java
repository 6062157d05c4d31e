package io.placemarket.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes units of work to a file before anybody is told of them. One thread writes and forces; what comes in meanwhile shares the next
 * force. Nobody waits in it but that thread, and no lock is held across a force.
 */
final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private static final int PIECE = 1 << 20;

    private record Waiter(long position, Runnable then) {}

    /** A new file to go on in. */
    record Segment(Path path, FileChannel file) {}

    /** What still belongs into the old file, and the new one. */
    private record Rotation(JournalBuffer last, long position, Segment next) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Consumer<Throwable> onFailure;
    private final Thread flusher;
    private final StoreFiles files;
    private final UUID owner;
    private JournalBuffer filling = new JournalBuffer();
    private JournalBuffer spare = new JournalBuffer();
    private List<Waiter> waiters = new ArrayList<>();
    private long appended;
    private volatile long durable;
    private boolean closing;
    private @Nullable Throwable failure;
    private FileChannel file;
    private Path path;
    private @Nullable Rotation rotation;
    private long segmentBytes;

    Journal(StoreFiles files, UUID owner, Path firstSegment, long lastPosition, Consumer<Throwable> onFailure)
            throws IOException {
        this.files = files;
        this.owner = owner;
        this.path = firstSegment;
        this.file = create(firstSegment);
        files.forceFolder(firstSegment);
        this.appended = lastPosition;
        this.durable = lastPosition;
        this.onFailure = onFailure;
        this.flusher =
                Thread.ofPlatform().name("embedded-mongo-journal").daemon().unstarted(this::flushUntilClosed);
    }

    void start() {
        flusher.start();
    }

    /** Takes over one finished record, which must be the next. It is on disk when {@link #whenDurable} says so. */
    void append(JournalBuffer record) {
        lock.lock();
        try {
            if (failure != null) {
                throw new IllegalStateException("the journal failed", failure);
            }
            filling.putAll(record);
            segmentBytes += record.size();
            appended++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs something once everything up to a position is on disk: at once if it is already, never if the journal has failed. It must not
     * block.
     */
    void whenDurable(long position, Runnable then) {
        if (position > durable) {
            lock.lock();
            try {
                if (position > durable) {
                    waiters.add(new Waiter(position, then));
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
        then.run();
    }

    long appended() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    /** The position up to which everything is on disk. */
    long durable() {
        return durable;
    }

    /** Bytes for the segment being written. */
    long segmentBytes() {
        lock.lock();
        try {
            return segmentBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Makes a new file, for {@link #rotate}. Its name is not on disk yet: that takes long, and the caller holds a lock. */
    Segment prepare(Path segment) throws IOException {
        return new Segment(segment, create(segment));
    }

    /**
     * Goes on in a new file after what was appended so far, which is on disk when {@link #awaitDurable} says so; not before that may it be
     * called again. Answers the file left behind.
     */
    Path rotate(Segment next) {
        lock.lock();
        try {
            Path left = path;
            rotation = new Rotation(filling, appended, next);
            filling = new JournalBuffer();
            path = next.path();
            segmentBytes = 0;
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything up to a position is on disk. */
    void awaitDurable(long position) {
        lock.lock();
        try {
            while ((durable < position || rotation != null) && failure == null) {
                changed.awaitUninterruptibly();
            }
            if (failure != null) {
                throw new IllegalStateException("the journal failed", failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private FileChannel create(Path segment) throws IOException {
        FileChannel channel = files.create(segment);
        boolean begun = false;
        try {
            OwnerOnly.restrict(segment);
            // forced with the first record: without any it does not matter whose the file is
            ByteBuffer heading = JournalBuffer.heading(owner, Recovery.firstPosition(segment));
            while (heading.hasRemaining()) {
                channel.write(heading);
            }
            begun = true;
            return channel;
        } finally {
            if (!begun) {
                channel.close();
            }
        }
    }

    private void flushUntilClosed() {
        try {
            while (flushOnce()) {
                // each round flushes what came in during the one before
            }
        } catch (IOException | RuntimeException | Error e) {
            // whatever it is: else writers and close would wait for ever for a thread that has ended
            fail(e);
        }
    }

    private boolean flushOnce() throws IOException {
        JournalBuffer full;
        long target;
        @Nullable Rotation ending;
        lock.lock();
        try {
            while (filling.isEmpty() && rotation == null && !closing) {
                changed.awaitUninterruptibly();
            }
            ending = rotation;
            if (ending != null) {
                full = ending.last();
                target = ending.position();
            } else if (filling.isEmpty()) {
                return false;
            } else {
                full = filling;
                filling = spare;
                target = appended;
            }
        } finally {
            lock.unlock();
        }
        if (!full.isEmpty()) {
            write(full.written());
            file.force(false);
            full.reset();
        }
        if (ending != null) {
            file.close();
            // before anything in it counts, and before trees are saved that say that it must be there
            files.forceFolder(ending.next().path());
            file = ending.next().file();
        }
        release(target, full, ending != null);
        return true;
    }

    /** In pieces: the JVM keeps a buffer outside the heap as large as the largest. */
    private void write(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + PIECE));
            file.write(bytes);
        }
    }

    private void release(long target, JournalBuffer emptied, boolean rotated) {
        List<Waiter> ready = new ArrayList<>();
        lock.lock();
        try {
            spare = emptied;
            durable = target;
            if (rotated) {
                rotation = null;
            }
            List<Waiter> later = new ArrayList<>();
            waiters.forEach(waiter -> (waiter.position() <= target ? ready : later).add(waiter));
            waiters = later;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Waiter waiter : ready) {
            try {
                waiter.then().run();
            } catch (RuntimeException e) {
                log.warn("A reply could not be sent", e);
            }
        }
    }

    private void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onFailure.accept(cause);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (flusher.isAlive()) {
            try {
                flusher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
