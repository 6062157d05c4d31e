package io.placemarket.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk that keeps for certain only what was forced. When its power is cut, everything written since may be there, or not, or in part,
 * in any order; files deleted may be back, and new names of files forgotten.
 */
final class UnreliableDisk implements StoreFiles, AutoCloseable {
    private static final Map<String, UnreliableDisk> DISKS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static {
        FilePath.register(new UnreliablePath());
    }

    private final String name = "disk" + NUMBERS.incrementAndGet();
    private final Map<Path, UnreliableFile> files = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final long journalLimit;
    private int untilCut;
    private Cut cut = () -> {};

    /** A new name that is not on disk yet. */
    private record Move(Path from, Path to, UnreliableFile file, Optional<UnreliableFile> replaced) {}

    /** What happens when the power fails. */
    interface Cut {
        void now() throws IOException;
    }

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

    /** Cuts the power before one of the next things that are done to the disk, unless that many never come. */
    synchronized void cutAfter(int steps, Path directory, Path afterwards, Random random) {
        untilCut = steps;
        cut = () -> cut(directory, afterwards, random);
    }

    /** Whether the power is still to be cut. */
    synchronized boolean isOn() {
        return untilCut > 0;
    }

    /** To be called before everything that is done to the disk. */
    synchronized void step() throws IOException {
        if (untilCut > 0 && --untilCut == 0) {
            cut.now();
        }
    }

    @Override
    public synchronized void force(Path path) throws IOException {
        step();
        UnreliableFile file = files.get(path);
        if (file != null) {
            file.force();
        }
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        step();
        StoreFiles.super.move(from, to);
        UnreliableFile file = Objects.requireNonNull(files.remove(from), "a file of this disk");
        moves.add(new Move(from, to, file, Optional.ofNullable(files.put(to, file))));
    }

    @Override
    public synchronized void forceFolder(Path file) throws IOException {
        step();
        moves.clear();
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

    /** The files by the names under which they are found: some of the last new names may be forgotten. */
    private Map<Path, UnreliableFile> found(Random random) {
        Map<Path, UnreliableFile> found = new HashMap<>(files);
        int kept = random.nextInt(moves.size() + 1);
        for (Move forgotten : moves.subList(kept, moves.size()).reversed()) {
            found.remove(forgotten.to());
            forgotten.replaced().ifPresent(old -> found.put(forgotten.to(), old));
            found.put(forgotten.from(), forgotten.file());
        }
        return found;
    }

    /** Cuts the power at this instant: what may be found afterwards is put into another folder. */
    synchronized void cut(Path directory, Path afterwards, Random random) throws IOException {
        Files.createDirectories(afterwards);
        Map<Path, UnreliableFile> found = found(random);
        copyOthers(directory, afterwards, found.keySet());
        for (Map.Entry<Path, UnreliableFile> entry : found.entrySet()) {
            boolean forgotten = !entry.getValue().equals(files.get(entry.getKey()));
            boolean deleted = !Files.exists(entry.getKey()) && !forgotten;
            if (!deleted || random.nextBoolean()) {
                Files.write(
                        afterwards.resolve(entry.getKey().getFileName()),
                        entry.getValue().afterPowerCut(random));
            }
        }
    }

    /** Copies what was there before and has not been touched. */
    private void copyOthers(Path directory, Path afterwards, Set<Path> touched) throws IOException {
        List<Path> all;
        try (Stream<Path> listed = Files.list(directory)) {
            all = listed.toList();
        }
        for (Path path : all) {
            boolean known = touched.contains(path) || files.containsKey(path);
            if (!known && !path.endsWith("lock")) {
                Files.copy(path, afterwards.resolve(path.getFileName()));
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
