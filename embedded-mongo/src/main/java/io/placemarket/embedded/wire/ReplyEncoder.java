package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
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

    /** How much is handed to the socket at a time. */
    private static final int PIECE = 128 << 10;

    /** What is written around documents and namespace, at most. */
    private static final int ROOM = 512;

    private ReplyEncoder() {}

    /** Writes a reply to its channel; of a large one the client gets the beginning while the rest is put together. On the event loop. */
    static ChannelFuture send(Frame asked, Reply reply, Channel channel) {
        return switch (reply) {
            case Reply.Plain plain -> {
                ByteBuf out = channel.alloc().buffer();
                header(asked, 0, out);
                BsonEncoder.encodeDocument(plain.document(), out);
                out.setIntLE(0, out.writerIndex());
                yield channel.writeAndFlush(out);
            }
            case Reply.Batch batch -> batch(asked, batch, channel);
        };
    }

    private static void header(Frame asked, int length, ByteBuf out) {
        out.writeIntLE(length).writeIntLE(0).writeIntLE(asked.id());
        if (asked.legacy()) {
            out.writeIntLE(FrameDecoder.OP_REPLY)
                    .writeIntLE(0)
                    .writeLongLE(0)
                    .writeIntLE(0)
                    .writeIntLE(1);
        } else {
            out.writeIntLE(FrameDecoder.OP_MSG).writeIntLE(0).writeByte(0);
        }
    }

    /** {@code {cursor: {firstBatch: [...], id, ns}, ok: 1}}, with the documents' bytes as they are, in pieces whose memory is used again and again. */
    private static ChannelFuture batch(Frame asked, Reply.Batch batch, Channel channel) {
        String field = batch.first() ? "firstBatch" : "nextBatch";
        byte[] namespace = batch.namespace().getBytes(StandardCharsets.UTF_8);
        List<byte[]> documents = batch.documents();
        int array = sizeOfArray(documents);
        int cursor = 4 + named(field) + array + named("id") + 8 + named("ns") + 4 + namespace.length + 1 + 1;
        int body = 4 + named("cursor") + cursor + named("ok") + 8 + 1;
        ByteBuf out = channel.alloc().buffer(Math.min(PIECE, ROOM + body));
        header(asked, 0, out);
        out.setIntLE(0, out.writerIndex() + body);
        name(DOCUMENT, "cursor", out.writeIntLE(body));
        name(ARRAY, field, out.writeIntLE(cursor));
        out.writeIntLE(array);
        for (int i = 0; i < documents.size(); i++) {
            byte[] document = documents.get(i);
            if (out.readableBytes() + document.length > PIECE - ROOM && out.isReadable()) {
                channel.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                out = channel.alloc().buffer(Math.max(PIECE, ROOM + document.length));
            }
            number(i, out.writeByte(DOCUMENT));
            out.writeByte(0).writeBytes(document);
        }
        out.writeByte(0);
        name(LONG, "id", out);
        out.writeLongLE(batch.cursor());
        name(STRING, "ns", out);
        out.writeIntLE(namespace.length + 1).writeBytes(namespace).writeByte(0).writeByte(0);
        name(DOUBLE, "ok", out);
        out.writeDoubleLE(1.0).writeByte(0);
        return channel.writeAndFlush(out);
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

    private static void number(int number, ByteBuf out) {
        if (number > 9) {
            number(number / 10, out);
        }
        out.writeByte('0' + number % 10);
    }

    private static void name(int type, String name, ByteBuf out) {
        out.writeByte(type).writeBytes(name.getBytes(StandardCharsets.UTF_8)).writeByte(0);
    }
}
