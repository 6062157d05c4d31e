package io.placemarket.eventstore;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** A message of MongoDB's wire protocol, as far as the tests' proxy must understand it: a header, then flags, a kind and a body. */
final class WireMessage {
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int BODY = HEADER + 4 + 1;
    private static final int FIRST_FIELD = BODY + 4;

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    static WireMessage read(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        byte[] bytes = new byte[length];
        number(bytes).putInt(0, length);
        in.readFully(bytes, 4, length - 4);
        return new WireMessage(bytes);
    }

    /** In place of what the server answers to this message, or in place of this answer of its. */
    WireMessage reply(BsonDocument reply) {
        ByteBuffer body = new RawBsonDocument(reply, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        int id = number(bytes).getInt(4);
        int answered = number(bytes).getInt(8);
        ByteBuffer message = ByteBuffer.allocate(BODY + body.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity())
                .putInt(0)
                .putInt(answered == 0 ? id : answered)
                .putInt(OP_MSG);
        message.putInt(0).put((byte) 0).put(body);
        return new WireMessage(message.array());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Whether it inserts into the collection: that is its body's first field. */
    boolean insertsInto(String collection) {
        byte[] name = collection.getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(1 + 7 + 4 + name.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        start.put((byte) 2).put("insert\0".getBytes(StandardCharsets.UTF_8));
        start.putInt(name.length + 1).put(name).put((byte) 0).flip();
        return bytes.length >= FIRST_FIELD + start.remaining()
                && ByteBuffer.wrap(bytes, FIRST_FIELD, start.remaining()).equals(start);
    }

    /** Name of its command: that of its body's first field. */
    String command() {
        int end = FIRST_FIELD + 1;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end < bytes.length
                ? new String(bytes, FIRST_FIELD + 1, end - FIRST_FIELD - 1, StandardCharsets.UTF_8)
                : "";
    }

    boolean asksForMajorityAndJournal() {
        BsonDocument concern = body().getDocument("writeConcern", new BsonDocument());
        return concern.get("w", BsonNull.VALUE).equals(new BsonString("majority"))
                && concern.get("j", BsonNull.VALUE).equals(BsonBoolean.TRUE);
    }

    /** Whether the server took the command that it answers, be it to say that something stands there already. */
    boolean saysDone() {
        return body().getNumber("ok", new BsonInt32(0)).intValue() == 1;
    }

    private BsonDocument body() {
        return new RawBsonDocument(bytes, BODY, bytes.length - BODY);
    }

    /** Says that the server speaks up to another version of the protocol. */
    void claimWireVersion(int version) {
        byte[] field = "maxWireVersion\0".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + field.length + 4 <= bytes.length; i++) {
            if (ByteBuffer.wrap(bytes, i, field.length).equals(ByteBuffer.wrap(field))) {
                number(bytes).putInt(i + field.length, version);
            }
        }
    }

    /** Puts as many bytes in place of others, wherever they stand. */
    void overwrite(byte[] what, byte[] with) {
        for (int i = 0; i + what.length <= bytes.length; i++) {
            if (ByteBuffer.wrap(bytes, i, what.length).equals(ByteBuffer.wrap(what))) {
                System.arraycopy(with, 0, bytes, i, with.length);
            }
        }
    }

    private static ByteBuffer number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
