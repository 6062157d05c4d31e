package io.placemarket.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.RawBsonDocument;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** What MVStore alone can do with the same bytes, nothing between it and the caller. */
final class RawMvStore implements AutoCloseable {
    private final MVStore store;
    private final MVMap<byte[], byte[]> documents;
    private final MVMap<byte[], byte[]> keys;
    private long next;

    RawMvStore(Path file) {
        store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(64)
                .open();
        store.setRetentionTime(0);
        documents = map("documents");
        keys = map("keys");
    }

    private MVMap<byte[], byte[]> map(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    private void put() {
        long number = ++next;
        RawBsonDocument document = DurableInserts.document(number);
        byte[] id = ByteBuffer.allocate(8).putLong(number).array();
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        documents.put(id, value);
        document.getArray("keys")
                .forEach(key -> keys.put(key.asString().getValue().getBytes(StandardCharsets.UTF_8), id));
    }

    /** Milliseconds of the middle one of so many inserts, each with its commit and force. */
    double median(int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            put();
            long unused = store.commit();
            store.sync();
            nanos[i] = System.nanoTime() - before;
        }
        return Latency.millis(nanos, 0.5);
    }

    void fill(int number) {
        while (next < number) {
            put();
            if (next % 10_000 == 0) {
                long unused = store.commit();
            }
        }
        long unused = store.commit();
    }

    /** Documents a second of going through all. */
    double scan() {
        long start = System.nanoTime();
        long count = 0;
        long bytes = 0;
        for (Cursor<byte[], byte[]> cursor = documents.cursor(null); cursor.hasNext(); count++) {
            bytes += cursor.next().length + cursor.getValue().length;
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing to go through");
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        store.close();
    }
}
