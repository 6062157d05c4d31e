package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.placemarket.embedded.command.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies as messages of the wire protocol. */
final class ReplyEncoder {
    private static final int DOUBLE = 0x01;
    private static final int STRING = 0x02;
    private static final int DOCUMENT = 0x03;
    private static final int ARRAY = 0x04;
    private static final int LONG = 0x12;

    private ReplyEncoder() {}

    static ByteBuf encode(Frame asked, Reply reply, ByteBuf out) {
        out.writeIntLE(0).writeIntLE(0).writeIntLE(asked.id());
        if (asked.legacy()) {
            out.writeIntLE(FrameDecoder.OP_REPLY)
                    .writeIntLE(0)
                    .writeLongLE(0)
                    .writeIntLE(0)
                    .writeIntLE(1);
        } else {
            out.writeIntLE(FrameDecoder.OP_MSG).writeIntLE(0).writeByte(0);
        }
        switch (reply) {
            case Reply.Plain plain -> BsonEncoder.encodeDocument(plain.document(), out);
            case Reply.Batch batch -> batch(batch, out);
        }
        out.setIntLE(0, out.writerIndex());
        return out;
    }

    /** {@code {cursor: {firstBatch: [...], id, ns}, ok: 1}}, with the documents' bytes as they are. */
    private static void batch(Reply.Batch batch, ByteBuf out) {
        int start = begin(out);
        name(DOCUMENT, "cursor", out);
        int cursor = begin(out);
        name(ARRAY, batch.first() ? "firstBatch" : "nextBatch", out);
        int array = begin(out);
        List<byte[]> documents = batch.documents();
        for (int i = 0; i < documents.size(); i++) {
            name(DOCUMENT, Integer.toString(i), out);
            out.writeBytes(documents.get(i));
        }
        end(array, out);
        name(LONG, "id", out);
        out.writeLongLE(batch.cursor());
        name(STRING, "ns", out);
        byte[] namespace = batch.namespace().getBytes(StandardCharsets.UTF_8);
        out.writeIntLE(namespace.length + 1).writeBytes(namespace).writeByte(0);
        end(cursor, out);
        name(DOUBLE, "ok", out);
        out.writeDoubleLE(1.0);
        end(start, out);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(0);
        out.setIntLE(start, out.writerIndex() - start);
    }

    private static void name(int type, String name, ByteBuf out) {
        out.writeByte(type).writeBytes(name.getBytes(StandardCharsets.UTF_8)).writeByte(0);
    }
}
