package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.command.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of the wire protocol: OP_MSG, and OP_QUERY for greetings. Documents to be stored stay bytes. */
final class FrameDecoder extends ByteToMessageDecoder {
    static final int OP_REPLY = 1;
    static final int OP_QUERY = 2004;
    static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int MAX_MESSAGE = 48_000_000 + 16 * 1024;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEADER) {
            return;
        }
        int length = in.getIntLE(in.readerIndex());
        if (length < HEADER || length > MAX_MESSAGE) {
            throw new CorruptedFrameException("a message of " + length + " bytes");
        }
        if (in.readableBytes() < length) {
            return;
        }
        ByteBuf message = in.readSlice(length).skipBytes(4);
        int id = message.readIntLE();
        message.skipBytes(4);
        int operation = message.readIntLE();
        try {
            out.add(
                    switch (operation) {
                        case OP_MSG -> message(id, message);
                        case OP_QUERY -> query(id, message);
                        default -> throw new CorruptedFrameException("operation " + operation);
                    });
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new CorruptedFrameException("a message that cannot be read", e);
        }
    }

    private static Frame query(int id, ByteBuf in) {
        in.skipBytes(4);
        String name = BsonDecoder.decodeCString(in);
        in.skipBytes(8);
        Document command = BsonDecoder.decodeBson(in);
        int dot = name.indexOf('.');
        if (dot < 1 || !name.endsWith(".$cmd") || command.isEmpty()) {
            throw new CorruptedFrameException("OP_QUERY that is not a command");
        }
        return Frame.of(id, true, false, new Request(name.substring(0, dot), command, Map.of()));
    }

    private static Frame message(int id, ByteBuf in) {
        int flags = in.readIntLE();
        if ((flags & 0xFFFF & ~(CHECKSUM_PRESENT | MORE_TO_COME)) != 0) {
            throw new CorruptedFrameException("flags " + flags);
        }
        int end = in.writerIndex() - ((flags & CHECKSUM_PRESENT) != 0 ? 4 : 0);
        boolean noReply = (flags & MORE_TO_COME) != 0;
        byte @Nullable [] bytes = null;
        Map<String, List<byte[]>> sequences = new HashMap<>();
        while (in.readerIndex() < end) {
            byte kind = in.readByte();
            switch (kind) {
                case 0 -> bytes = document(in, end);
                case 1 -> sequence(in, sequences);
                default -> throw new CorruptedFrameException("section " + kind);
            }
        }
        if (bytes == null) {
            throw new CorruptedFrameException("no command");
        }
        Document body;
        try {
            body = command(bytes);
        } catch (MongoServerError refused) {
            return Frame.unreadable(id, noReply, refused);
        }
        if (body.isEmpty() || !(body.get("$db") instanceof String database)) {
            throw new CorruptedFrameException("no command");
        }
        return Frame.of(id, false, noReply, new Request(database, body, sequences));
    }

    private static Document command(byte[] bytes) {
        BsonCheck.readable(bytes);
        try {
            return RawBson.decode(bytes);
        } catch (RuntimeException e) {
            throw new MongoServerError(22, "InvalidBSON", "the command is not valid BSON: " + e.getMessage(), e);
        }
    }

    private static byte[] document(ByteBuf in, int end) {
        int size = in.getIntLE(in.readerIndex());
        if (size < 5 || size > end - in.readerIndex()) {
            throw new CorruptedFrameException("a document of " + size + " bytes");
        }
        byte[] document = new byte[size];
        in.readBytes(document);
        return document;
    }

    private static void sequence(ByteBuf in, Map<String, List<byte[]>> sequences) {
        int end = in.readerIndex() + in.readIntLE();
        String name = BsonDecoder.decodeCString(in);
        List<byte[]> documents = new ArrayList<>();
        while (in.readerIndex() < end) {
            documents.add(document(in, end));
        }
        sequences.put(name, documents);
    }
}
