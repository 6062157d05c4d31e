package io.placemarket.embedded.store;

import io.placemarket.embedded.EmbeddedMongoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the journal's files again after the process ended, however it ended. */
final class Recovery {
    private static final String PREFIX = "journal-";

    private final Path directory;
    private final Optional<UUID> owner;
    private Optional<UUID> segmentOwner = Optional.empty();
    private long position;

    private Recovery(Path directory, Optional<UUID> owner, long checkpoint) {
        this.directory = directory;
        this.owner = owner;
        this.position = checkpoint;
    }

    static Path segment(Path directory, long firstPosition) {
        return directory.resolve(PREFIX + String.format("%016x", firstPosition));
    }

    /** The same as far as it can be read, in spite of damage; records that follow on nothing are left out. */
    static long replayReadable(Path directory, Optional<UUID> owner, long checkpoint, Consumer<JournalOp> apply)
            throws IOException {
        Recovery recovery = new Recovery(directory, owner, checkpoint);
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

    /** The store that a folder's journal belongs to, if there is one that says so. */
    static Optional<UUID> owner(Path directory) throws IOException {
        Recovery recovery = new Recovery(directory, Optional.empty(), Long.MAX_VALUE);
        for (Path segment : segments(directory)) {
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                ByteBuffer first = record(channel, 0, channel.size());
                if (first != null && recovery.isHeading(first)) {
                    return recovery.segmentOwner;
                }
            }
        }
        return Optional.empty();
    }

    static long firstPosition(Path segment) {
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
     * that is torn was acknowledged to nobody and is left out; one that is damaged before its successors is an error, and so is a journal
     * that is missing or another store's.
     *
     * @param owner the store that the trees belong to, if they say so: those of older versions, new ones and backups do not
     */
    static long replay(Path directory, Optional<UUID> owner, long checkpoint, Consumer<JournalOp> apply)
            throws IOException {
        Recovery recovery = new Recovery(directory, owner, checkpoint);
        List<Path> segments = segments(directory);
        if (segments.isEmpty() && owner.isPresent()) {
            throw new EmbeddedMongoException("The store in " + directory
                    + " lacks its journal, a file " + PREFIX
                    + "…, and with it what was acknowledged after unit of work " + checkpoint
                    + ": put it back, restore a backup into another folder, or save what the trees have with salvage.");
        }
        if (!segments.isEmpty() && firstPosition(segments.getFirst()) > checkpoint + 1) {
            throw new EmbeddedMongoException(
                    "The store in " + directory + " is damaged: its trees end with unit of work "
                            + checkpoint + ", and its journal begins after " + (firstPosition(segments.getFirst()) - 1)
                            + "; restore a backup into another folder, or save what can be read with salvage.");
        }
        for (int i = 0; i < segments.size(); i++) {
            // a torn end that was left out once may be back after a power cut: what follows then goes on where it was
            // cut
            boolean whole = recovery.replaySegment(segments.get(i), apply);
            if (!whole
                    && i + 1 < segments.size()
                    && firstPosition(segments.get(i + 1)) > recovery.position + 1
                    && recovery.somethingIn(segments.subList(i + 1, segments.size()))) {
                throw recovery.damaged(segments.get(i));
            }
        }
        return recovery.position;
    }

    /** Nothing is written to a file, but its heading, before the one before it is on disk to its end. */
    private boolean somethingIn(List<Path> segments) throws IOException {
        for (Path segment : segments) {
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                ByteBuffer first = record(channel, 0, channel.size());
                boolean headed = first == null || isHeading(first);
                if (!headed || channel.size() > JournalBuffer.HEADING) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean replaySegment(Path segment, Consumer<JournalOp> apply) throws IOException {
        segmentOwner = Optional.empty();
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
        if (isHeading(record)) {
            return;
        }
        long found = record.getLong(8);
        boolean foreign =
                segmentOwner.isPresent() ? !segmentOwner.equals(owner) : owner.isPresent() && found > position;
        if (foreign) {
            throw new EmbeddedMongoException("The journal " + segment.getFileName() + " in " + directory
                    + " belongs to another store than the trees beside it: move it to those, or restore a"
                    + " backup into an empty folder.");
        }
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

    private boolean isHeading(ByteBuffer record) {
        if (record.get(JournalBuffer.HEADER) != JournalOp.OWNER) {
            return false;
        }
        segmentOwner = Optional.of(
                new UUID(record.getLong(JournalBuffer.HEADER + 1), record.getLong(JournalBuffer.HEADER + 9)));
        return true;
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
