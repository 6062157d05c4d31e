package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the journal's files again after the process ended, however it ended. */
final class Recovery {
    private static final String PREFIX = "journal-";

    private final Path directory;
    private long position;

    private Recovery(Path directory, long checkpoint) {
        this.directory = directory;
        this.position = checkpoint;
    }

    static Path segment(Path directory, long firstPosition) {
        return directory.resolve(PREFIX + String.format("%016x", firstPosition));
    }

    /** The same as far as it can be read, in spite of damage; records that follow on nothing are left out. */
    static long replayReadable(Path directory, long checkpoint, Consumer<JournalOp> apply) throws IOException {
        Recovery recovery = new Recovery(directory, checkpoint);
        try {
            for (Path segment : segments(directory)) {
                if (firstPosition(segment) <= recovery.position + 1 && !recovery.replaySegment(segment, apply)) {
                    break;
                }
            }
        } catch (EmbeddedMongoException damage) {
            return recovery.position;
        }
        return recovery.position;
    }

    private static long firstPosition(Path segment) {
        String digits = segment.getFileName().toString().substring(PREFIX.length());
        try {
            return Long.parseLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new EmbeddedMongoException("The file " + segment + " is no journal: move it away.", e);
        }
    }

    /** All journal files, oldest first. */
    static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Hands every operation after the checkpoint to the given consumer, in order, and answers the position reached. A record at the end
     * that is torn was acknowledged to nobody and is left out; one that is damaged before its successors is an error.
     */
    static long replay(Path directory, long checkpoint, Consumer<JournalOp> apply) throws IOException {
        Recovery recovery = new Recovery(directory, checkpoint);
        List<Path> segments = segments(directory);
        if (!segments.isEmpty() && firstPosition(segments.getFirst()) > checkpoint + 1) {
            throw new EmbeddedMongoException(
                    "The store in " + directory + " is damaged: its trees end with unit of work "
                            + checkpoint + ", and its journal begins after " + (firstPosition(segments.getFirst()) - 1)
                            + "; restore a backup into another folder, or save what can be read with salvage.");
        }
        for (int i = 0; i < segments.size(); i++) {
            boolean whole = recovery.replaySegment(segments.get(i), apply);
            if (!whole && somethingIn(segments.subList(i + 1, segments.size()))) {
                throw recovery.damaged(segments.get(i));
            }
        }
        return recovery.position;
    }

    /** Nothing is written to a file before the one before it is on disk to its end. */
    private static boolean somethingIn(List<Path> segments) throws IOException {
        for (Path segment : segments) {
            if (Files.size(segment) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean replaySegment(Path segment, Consumer<JournalOp> apply) throws IOException {
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
            long at = 0;
            long size = channel.size();
            while (at < size) {
                ByteBuffer record = record(channel, at, size);
                if (record == null) {
                    if (laterRecord(channel, at + 1, size)) {
                        throw damaged(segment);
                    }
                    return false;
                }
                at += JournalBuffer.HEADER + record.getInt(0);
                applyRecord(segment, record, apply);
            }
            return true;
        }
    }

    private void applyRecord(Path segment, ByteBuffer record, Consumer<JournalOp> apply) {
        long found = record.getLong(8);
        if (found <= position) {
            return;
        }
        if (found != position + 1) {
            throw damaged(segment);
        }
        record.position(JournalBuffer.HEADER);
        while (record.hasRemaining()) {
            apply.accept(JournalOp.read(record));
        }
        position = found;
    }

    private static @Nullable ByteBuffer record(FileChannel channel, long at, long size) throws IOException {
        if (size - at < JournalBuffer.HEADER) {
            return null;
        }
        ByteBuffer header = read(channel, at, JournalBuffer.HEADER);
        int length = header.getInt(0);
        if (length <= 0 || length > size - at - JournalBuffer.HEADER) {
            return null;
        }
        ByteBuffer record = read(channel, at, JournalBuffer.HEADER + length);
        boolean intact = record.getInt(4) == JournalBuffer.checksum(record.slice(8, length + JournalBuffer.HEADER - 8));
        return intact ? record : null;
    }

    /** Whether a record stands after a place where one could not be read, and was written when that was on disk already. */
    private boolean laterRecord(FileChannel channel, long from, long size) throws IOException {
        int window = 1 << 20;
        for (long start = from; start < size - JournalBuffer.HEADER; start += window) {
            int length = (int) Math.min(window + JournalBuffer.HEADER, size - start);
            ByteBuffer bytes = read(channel, start, length);
            for (int i = 0; i + JournalBuffer.HEADER <= length; i++) {
                long found = bytes.getLong(i + 8);
                boolean plausible =
                        found > position + 1 && bytes.getLong(i + 16) > position && bytes.getLong(i + 16) < found;
                if (plausible && record(channel, start + i, size) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // a read may return less than was asked for
        }
        return bytes.flip();
    }

    private EmbeddedMongoException damaged(Path segment) {
        return new EmbeddedMongoException("The store in " + directory + " is damaged: after unit of work " + position
                + " its journal " + segment.getFileName()
                + " cannot be read; restore a backup into another folder, or save what can be read with salvage.");
    }
}
