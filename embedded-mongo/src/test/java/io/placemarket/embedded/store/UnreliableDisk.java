package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk that keeps for certain only what was forced. When its power is cut, everything written since may be there, or not, or in part,
 * in any order; files deleted may be back.
 */
final class UnreliableDisk implements StoreFiles, AutoCloseable {
    private static final Map<String, UnreliableDisk> DISKS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static {
        FilePath.register(new UnreliablePath());
    }

    private final String name = "disk" + NUMBERS.incrementAndGet();
    private final Map<Path, UnreliableFile> files = new HashMap<>();
    private final long journalLimit;

    UnreliableDisk(long journalLimit) {
        this.journalLimit = journalLimit;
        DISKS.put(name, this);
    }

    @Override
    public long journalLimit() {
        return journalLimit;
    }

    @Override
    public LongSupplier freeSpace(Path directory) {
        return () -> Long.MAX_VALUE;
    }

    @Override
    public FileChannel create(Path path) throws IOException {
        Files.deleteIfExists(path);
        return open(path);
    }

    @Override
    public String nameForTrees(Path path) {
        return "unreliable:" + name + ":" + path;
    }

    private synchronized FileChannel open(Path path) throws IOException {
        FileChannel real =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        UnreliableFile file = files.get(path);
        if (file == null) {
            file = new UnreliableFile(Files.readAllBytes(path));
            files.put(path, file);
        }
        return new UnreliableChannel(real, file, this);
    }

    @Override
    public synchronized void close() {
        DISKS.remove(name);
        files.clear();
    }

    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** Cuts the power at this instant: what may be found afterwards is put into another folder. */
    synchronized void cut(Path directory, Path afterwards, Random random) throws IOException {
        Files.createDirectories(afterwards);
        Files.copy(directory.resolve("format"), afterwards.resolve("format"));
        for (Map.Entry<Path, UnreliableFile> entry : files.entrySet()) {
            boolean deleted = !Files.exists(entry.getKey());
            if (!deleted || random.nextBoolean()) {
                Files.write(
                        afterwards.resolve(entry.getKey().getFileName()),
                        entry.getValue().afterPowerCut(random));
            }
        }
    }

    /** By which H2 reaches the disk: {@code unreliable:disk7:/path}. */
    public static final class UnreliablePath extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "unreliable";
        }

        private String[] parts() {
            return name.split(":", 3);
        }

        @Override
        protected FilePath unwrap(String path) {
            return FilePath.get(path.split(":", 3)[2]);
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            UnreliableDisk disk = DISKS.get(parts()[1]);
            if (disk == null) {
                throw new IOException("no such disk: " + name);
            }
            return disk.open(Path.of(parts()[2]));
        }
    }
}
