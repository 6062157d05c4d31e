package io.placemarket.embedded.store;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Records on their way to the journal's file: {@code length, checksum, position, durable, operations}. Big-endian. */
final class JournalBuffer {
    static final int HEADER = 24;

    /** The bytes of a file's {@linkplain #heading heading}. */
    static final int HEADING = HEADER + 1 + 2 * Long.BYTES;

    private static final int FIRST_SIZE = 1 << 16;
    private static final int KEPT_SIZE = 1 << 22;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);
    private int recordStart;

    /** Begins a record. Everything up to {@code durable} is on disk already: if such a record cannot be read later, it was damaged. */
    void begin(long position, long durable) {
        recordStart = bytes.position();
        ensure(HEADER);
        bytes.putInt(0).putInt(0).putLong(position).putLong(durable);
    }

    void put(int tree, byte[] key, byte[] value) {
        ensure(13 + key.length + value.length);
        bytes.put((byte) JournalOp.PUT).putInt(tree);
        bytes.putInt(key.length).put(key).putInt(value.length).put(value);
    }

    void remove(int tree, byte[] key) {
        ensure(9 + key.length);
        bytes.put((byte) JournalOp.REMOVE).putInt(tree).putInt(key.length).put(key);
    }

    void clear(int tree) {
        ensure(5);
        bytes.put((byte) JournalOp.CLEAR).putInt(tree);
    }

    /** The whole beginning of a journal file: whose it is, in a record that has no position of its own and is passed over as done. */
    static ByteBuffer heading(UUID owner, long firstPosition) {
        JournalBuffer heading = new JournalBuffer();
        heading.begin(firstPosition - 1, 0);
        heading.bytes
                .put((byte) JournalOp.OWNER)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits());
        heading.end();
        return heading.written();
    }

    /** Ends a record. */
    void end() {
        int length = bytes.position() - recordStart - HEADER;
        bytes.putInt(recordStart, length);
        bytes.putInt(recordStart + 4, checksum(bytes.slice(recordStart + 8, length + HEADER - 8)));
    }

    /** Whether nothing but its header was written of the record begun. */
    boolean recordIsEmpty() {
        return bytes.position() == recordStart + HEADER;
    }

    /** Appends what another buffer holds. */
    void putAll(JournalBuffer other) {
        ensure(other.size());
        bytes.put(other.written());
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    int size() {
        return bytes.position();
    }

    /** What is to be written. */
    ByteBuffer written() {
        return bytes.duplicate().flip();
    }

    void reset() {
        if (bytes.capacity() > KEPT_SIZE) {
            bytes = ByteBuffer.allocate(FIRST_SIZE);
        }
        bytes.clear();
    }

    static int checksum(ByteBuffer of) {
        CRC32C crc = new CRC32C();
        crc.update(of);
        return (int) crc.getValue();
    }

    private void ensure(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
    }
}
