package io.placemarket.embedded.store;

import java.nio.ByteBuffer;

/** One change of a tree, as the journal keeps it. Applying it again changes nothing. */
sealed interface JournalOp {
    int PUT = 1;
    int REMOVE = 2;
    int CLEAR = 3;

    /** Is no change: begins a file, and says to which store it belongs. */
    int OWNER = 4;

    int tree();

    @SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
    record Put(int tree, byte[] key, byte[] value) implements JournalOp {}

    @SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
    record Remove(int tree, byte[] key) implements JournalOp {}

    record Clear(int tree) implements JournalOp {}

    /** Reads the next one. */
    static JournalOp read(ByteBuffer in) {
        byte kind = in.get();
        int tree = in.getInt();
        return switch (kind) {
            case PUT -> new Put(tree, bytes(in), bytes(in));
            case REMOVE -> new Remove(tree, bytes(in));
            case CLEAR -> new Clear(tree);
            default -> throw new IllegalStateException("unknown journal operation " + kind);
        };
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
