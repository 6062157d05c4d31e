package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBase;
import org.jspecify.annotations.Nullable;

/** A file that is open on an {@link UnreliableDisk}. */
class UnreliableChannel extends FileBase {
    private static final long FORCE_NANOS = 400_000;

    private final FileChannel real;
    private final UnreliableFile file;
    private final UnreliableDisk disk;

    UnreliableChannel(FileChannel real, UnreliableFile file, UnreliableDisk disk) {
        this.real = real;
        this.file = file;
        this.disk = disk;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        synchronized (disk) {
            disk.step();
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            file.written(position, bytes);
            int written = 0;
            while (source.hasRemaining()) {
                written += real.write(source, position + written);
            }
            return written;
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = write(source, real.position());
        real.position(real.position() + written);
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        // as slow as a disk, so that the power often fails before it is done
        LockSupport.parkNanos(FORCE_NANOS);
        synchronized (disk) {
            disk.step();
            file.force();
        }
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        synchronized (disk) {
            disk.step();
            file.truncated(size);
            real.truncate(size);
            return this;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
