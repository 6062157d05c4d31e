package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.command.Request;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of the wire protocol: OP_MSG, and OP_QUERY for greetings. Documents to be stored stay bytes. */
final class FrameDecoder {
    static final int HEADER = 16;
    static final int OP_REPLY = 1;
    static final int OP_QUERY = 2004;
    static final int OP_MSG = 2013;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;

    private FrameDecoder() {}

    /**
     * What a message says.
     *
     * @param message all of it, with its header
     * @throws IOException if it is none: its sender cannot be answered
     */
    static Frame decode(byte[] message) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int id = in.getInt(4);
        int operation = in.getInt(12);
        in.position(HEADER);
        try {
            return switch (operation) {
                case OP_MSG -> message(id, in);
                case OP_QUERY -> query(id, in);
                default -> throw new ProtocolException("operation " + operation);
            };
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("a message that cannot be read", e);
        }
    }

    private static Frame query(int id, ByteBuffer in) throws IOException {
        in.getInt();
        String name = text(in);
        in.getLong();
        Document command = RawBson.decode(document(in));
        int dot = name.indexOf('.');
        if (dot < 1 || !name.endsWith(".$cmd") || command.isEmpty()) {
            throw new ProtocolException("OP_QUERY that is not a command");
        }
        return Frame.of(id, true, false, new Request(name.substring(0, dot), command, Map.of()));
    }

    private static Frame message(int id, ByteBuffer in) throws IOException {
        int flags = in.getInt();
        if ((flags & 0xFFFF & ~(CHECKSUM_PRESENT | MORE_TO_COME)) != 0) {
            throw new ProtocolException("flags " + flags);
        }
        in.limit(in.limit() - ((flags & CHECKSUM_PRESENT) != 0 ? 4 : 0));
        boolean noReply = (flags & MORE_TO_COME) != 0;
        byte @Nullable [] bytes = null;
        Map<String, List<byte[]>> sequences = new HashMap<>();
        while (in.hasRemaining()) {
            byte kind = in.get();
            switch (kind) {
                case 0 -> bytes = document(in);
                case 1 -> sequence(in, sequences);
                default -> throw new ProtocolException("section " + kind);
            }
        }
        if (bytes == null) {
            throw new ProtocolException("no command");
        }
        Document body;
        try {
            body = command(bytes);
        } catch (MongoServerError refused) {
            return Frame.unreadable(id, noReply, refused);
        }
        if (body.isEmpty() || !(body.get("$db") instanceof String database)) {
            throw new ProtocolException("no command");
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

    private static byte[] document(ByteBuffer in) throws IOException {
        int size = in.getInt(in.position());
        if (size < 5 || size > in.remaining()) {
            throw new ProtocolException("a document of " + size + " bytes");
        }
        byte[] document = new byte[size];
        in.get(document);
        return document;
    }

    private static void sequence(ByteBuffer in, Map<String, List<byte[]>> sequences) throws IOException {
        int size = in.getInt(in.position());
        if (size < 5 || size > in.remaining()) {
            throw new ProtocolException("a sequence of " + size + " bytes");
        }
        ByteBuffer section = in.slice(in.position() + 4, size - 4).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + size);
        String name = text(section);
        List<byte[]> documents = new ArrayList<>();
        while (section.hasRemaining()) {
            documents.add(document(section));
        }
        sequences.put(name, documents);
    }

    private static String text(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            // until its end
        }
        return new String(in.array(), in.arrayOffset() + start, in.position() - 1 - start, StandardCharsets.UTF_8);
    }
}
