package io.placemarket.embedded.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys or values of a page, with a checksum over all of them: a page that was damaged on the disk is never taken for one that was not. */
final class CheckedBytes extends BasicDataType<byte[]> {
    static final CheckedBytes INSTANCE = new CheckedBytes();

    /** What an array takes besides its bytes: else pages of small keys would fill far more of the heap than is counted. */
    private static final int ARRAY = 24;

    private CheckedBytes() {}

    @Override
    public int getMemory(byte[] bytes) {
        return ARRAY + bytes.length;
    }

    @Override
    public int compare(byte[] one, byte[] two) {
        return Arrays.compareUnsigned(one, two);
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public void write(WriteBuffer out, byte[] bytes) {
        out.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        int length = DataUtils.readVarInt(in);
        if (length < 0 || length > in.remaining()) {
            throw damaged();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public void write(WriteBuffer out, Object storage, int length) {
        CRC32C checksum = new CRC32C();
        byte[][] all = cast(storage);
        for (int i = 0; i < length; i++) {
            write(out, all[i]);
            note(checksum, all[i]);
        }
        out.putInt((int) checksum.getValue());
    }

    @Override
    public void read(ByteBuffer in, Object storage, int length) {
        CRC32C checksum = new CRC32C();
        byte[][] all = cast(storage);
        for (int i = 0; i < length; i++) {
            all[i] = read(in);
            note(checksum, all[i]);
        }
        if (in.remaining() < Integer.BYTES || in.getInt() != (int) checksum.getValue()) {
            throw damaged();
        }
    }

    private static void note(CRC32C checksum, byte[] bytes) {
        int length = bytes.length;
        checksum.update(length);
        checksum.update(length >>> 8);
        checksum.update(length >>> 16);
        checksum.update(bytes);
    }

    private static RuntimeException damaged() {
        return DataUtils.newMVStoreException(
                DataUtils.ERROR_FILE_CORRUPT, "a page of the trees does not have its checksum");
    }
}
