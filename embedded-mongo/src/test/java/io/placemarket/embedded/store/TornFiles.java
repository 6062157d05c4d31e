package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.store.RevisedDocuments.Held;
import io.placemarket.embedded.store.SimulatedFaults.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;

/**
 * The ends of a store's files are cut off or overwritten. Either the store is refused, or what it holds is exactly what was written up to
 * some unit of work, and at least all that stands before the damage.
 */
final class TornFiles {
    private static final int DOCUMENTS = 300;
    private static final int UNITS = 400;

    private record Written(int id, int revision, long journalBytes) {}

    private final Random random;
    private final Path original;
    private final List<Written> history = new ArrayList<>();
    private long before;
    private int refused;

    private TornFiles(long seed, Path folder) {
        this.random = new Random(seed);
        this.original = folder.resolve("original");
    }

    static Outcome run(long seed, int times, Path folder) throws IOException {
        TornFiles run = new TornFiles(seed, folder);
        Path crashed = folder.resolve("crashed");
        run.write(crashed);
        Outcome outcome = new Outcome(0, run.history.size(), 0, 0, 0, "");
        for (int i = 0; i < times; i++) {
            Path damaged = Files.createDirectories(folder.resolve("damaged"));
            copy(crashed, damaged);
            boolean journal = run.random.nextBoolean();
            Path file = journal ? journal(damaged) : damaged.resolve(StoreOpening.TREES);
            long from = run.damage(file, journal);
            outcome = outcome.and(run.judge(damaged, journal ? from : Long.MAX_VALUE));
            UnreliableDisk.delete(damaged);
        }
        String remark = " (" + run.refused + " of them refused in one sentence)";
        return outcome.and(new Outcome(0, 0, 0, 0, 0, remark));
    }

    /** Fills a store, closes it, writes more, and copies it as a crash would leave it. */
    private void write(Path crashed) throws IOException {
        try (Store store = Store.open(original)) {
            writeSome(store, false);
        }
        try (Store store = Store.open(original)) {
            before = store.position();
            writeSome(store, true);
            Files.createDirectories(crashed);
            copy(original, crashed);
        }
    }

    private void writeSome(Store store, boolean measured) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            int id = random.nextInt(DOCUMENTS);
            int revision = history.size() + 1;
            CountDownLatch durable = new CountDownLatch(1);
            store.whenDurable(RevisedDocuments.put(store, id, revision), durable::countDown);
            await(durable);
            history.add(new Written(id, revision, measured ? Files.size(journal(original)) : 0));
        }
    }

    private static void await(CountDownLatch durable) {
        try {
            if (!durable.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a write was not acknowledged within a minute");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers the first byte that is damaged. */
    private long damage(Path file, boolean journal) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long size = open.length();
            long most = journal ? 20_000 : size - 1;
            long from = Math.max(0, size - 1 - random.nextLong(Math.min(most, size)));
            switch (random.nextInt(3)) {
                case 0 -> open.setLength(from);
                case 1 -> overwrite(open, from, new byte[(int) (size - from)]);
                default -> {
                    byte[] garbage = new byte[(int) Math.min(4096, size - from)];
                    random.nextBytes(garbage);
                    overwrite(open, from, garbage);
                }
            }
            return from;
        }
    }

    private static void overwrite(RandomAccessFile open, long from, byte[] bytes) throws IOException {
        open.seek(from);
        open.write(bytes);
    }

    private Outcome judge(Path damaged, long intactJournal) {
        try (Store store = Store.open(damaged)) {
            long reached = store.position();
            Held held = RevisedDocuments.held(store);
            Map<Integer, Integer> expected = new TreeMap<>();
            history.stream().limit(reached).forEach(written -> expected.put(written.id(), written.revision()));
            long mustBeThere = intactJournal == Long.MAX_VALUE
                    ? history.size()
                    : before
                            + history.stream()
                                    .skip(before)
                                    .filter(written -> written.journalBytes() <= intactJournal)
                                    .count();
            long lost = reached < mustBeThere || !held.revisions().equals(expected) ? 1 : 0;
            return new Outcome(1, 0, lost, held.half().size(), held.problems().size(), "");
        } catch (EmbeddedMongoException | MVStoreException damageWasSeen) {
            refused++;
            return new Outcome(1, 0, 0, 0, 0, "");
        }
    }

    private static Path journal(Path directory) throws IOException {
        return Recovery.segments(directory).getLast();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
