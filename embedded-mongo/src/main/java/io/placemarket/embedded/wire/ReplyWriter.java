package io.placemarket.embedded.wire;

import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.command.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one reply as a message of the wire protocol; of a large one the client gets the beginning while the rest is put together. */
final class ReplyWriter {
    private static final int DOUBLE = 0x01;
    private static final int STRING = 0x02;
    private static final int DOCUMENT = 0x03;
    private static final int ARRAY = 0x04;
    private static final int LONG = 0x12;

    /** What is written between two names or documents, at most. */
    private static final int ROOM = 64;

    private final WritableByteChannel channel;
    private final ByteBuffer out;

    private ReplyWriter(WritableByteChannel channel, ByteBuffer out) {
        this.channel = channel;
        this.out = out;
    }

    /**
     * Writes a reply to its end.
     *
     * @throws IOException if the client does not take it
     */
    static void write(Frame asked, Reply reply, WritableByteChannel channel, Pieces pieces) throws IOException {
        ByteBuffer piece = pieces.take();
        try {
            ReplyWriter writer = new ReplyWriter(channel, piece);
            switch (reply) {
                case Reply.Plain plain -> {
                    byte[] document = RawBson.encode(plain.document());
                    writer.header(asked, document.length);
                    writer.put(document);
                }
                case Reply.Batch batch -> writer.batch(asked, batch);
            }
            writer.send();
        } finally {
            pieces.giveBack(piece);
        }
    }

    private void header(Frame asked, int body) {
        int flags = asked.legacy() ? 4 + 8 + 4 + 4 : 4 + 1;
        out.putInt(FrameDecoder.HEADER + flags + body).putInt(0).putInt(asked.id());
        if (asked.legacy()) {
            out.putInt(FrameDecoder.OP_REPLY).putInt(0).putLong(0).putInt(0).putInt(1);
        } else {
            out.putInt(FrameDecoder.OP_MSG).putInt(0).put((byte) 0);
        }
    }

    /** {@code {cursor: {firstBatch: [...], id, ns}, ok: 1}}, with the documents' bytes as they are. */
    private void batch(Frame asked, Reply.Batch batch) throws IOException {
        String field = batch.first() ? "firstBatch" : "nextBatch";
        byte[] namespace = batch.namespace().getBytes(StandardCharsets.UTF_8);
        List<byte[]> documents = batch.documents();
        int array = sizeOfArray(documents);
        int cursor = 4 + named(field) + array + named("id") + 8 + named("ns") + 4 + namespace.length + 1 + 1;
        int body = 4 + named("cursor") + cursor + named("ok") + 8 + 1;
        header(asked, body);
        out.putInt(body);
        name(DOCUMENT, "cursor");
        out.putInt(cursor);
        name(ARRAY, field);
        out.putInt(array);
        for (int i = 0; i < documents.size(); i++) {
            makeRoom();
            out.put((byte) DOCUMENT);
            number(i);
            out.put((byte) 0);
            put(documents.get(i));
        }
        makeRoom();
        out.put((byte) 0);
        name(LONG, "id");
        out.putLong(batch.cursor());
        name(STRING, "ns");
        out.putInt(namespace.length + 1);
        put(namespace);
        makeRoom();
        out.put((byte) 0).put((byte) 0);
        name(DOUBLE, "ok");
        out.putDouble(1.0).put((byte) 0);
    }

    private static int sizeOfArray(List<byte[]> documents) {
        int size = 5;
        int digits = 1;
        int longer = 10;
        for (int i = 0; i < documents.size(); i++) {
            if (i == longer) {
                digits++;
                longer *= 10;
            }
            size += 2 + digits + documents.get(i).length;
        }
        return size;
    }

    /** The size of an element's type and name. */
    private static int named(String name) {
        return 2 + name.length();
    }

    private void number(int number) {
        if (number > 9) {
            number(number / 10);
        }
        out.put((byte) ('0' + number % 10));
    }

    private void name(int type, String name) {
        out.put((byte) type).put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }

    private void makeRoom() throws IOException {
        if (out.remaining() < ROOM) {
            send();
        }
    }

    private void put(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            if (!out.hasRemaining()) {
                send();
            }
            int length = Math.min(out.remaining(), bytes.length - done);
            out.put(bytes, done, length);
            done += length;
        }
    }

    private void send() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        out.clear();
    }
}
