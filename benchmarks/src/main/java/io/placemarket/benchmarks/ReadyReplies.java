package io.placemarket.benchmarks;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A server of the protocol that has its replies to a scan ready before it is asked and does nothing but write them to the socket: what is
 * faster than it, a driver could not take.
 */
final class ReadyReplies implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final BsonDocument HELLO = new BsonDocument("ok", new BsonDouble(1))
            .append("helloOk", BsonBoolean.TRUE)
            .append("ismaster", BsonBoolean.TRUE)
            .append("isWritablePrimary", BsonBoolean.TRUE)
            .append("maxBsonObjectSize", new BsonInt32(16 << 20))
            .append("maxMessageSizeBytes", new BsonInt32(48_000_000))
            .append("maxWriteBatchSize", new BsonInt32(100_000))
            .append("minWireVersion", new BsonInt32(0))
            .append("maxWireVersion", new BsonInt32(21));

    private final ServerSocket listening;
    private final byte[] first;
    private final byte[] middle;
    private final byte[] last;
    private final int batches;
    private final Map<Socket, Integer> sent = new ConcurrentHashMap<>();

    /** Gives so many documents to whoever asks for some, in batches of that size, which divides their number. */
    ReadyReplies(String namespace, int documents, int batch) throws IOException {
        batches = documents / batch;
        first = reply(namespace, "firstBatch", batches > 1 ? 7 : 0, batch);
        middle = reply(namespace, "nextBatch", 7, batch);
        last = reply(namespace, "nextBatch", 0, batch);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread unused = Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    private static byte[] reply(String namespace, String field, long cursor, int documents) {
        BsonArray batch = new BsonArray();
        for (int id = 1; id <= documents; id++) {
            batch.add(DurableInserts.document(id));
        }
        BsonDocument answer = new BsonDocument(field, batch)
                .append("id", new BsonInt64(cursor))
                .append("ns", new BsonString(namespace));
        return message(OP_MSG, new BsonDocument("cursor", answer).append("ok", new BsonDouble(1)));
    }

    private static byte[] message(int operation, BsonDocument document) {
        ByteBuffer body = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        int before = operation == OP_MSG ? 5 : 20;
        ByteBuffer message =
                ByteBuffer.allocate(HEADER + before + body.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity()).putInt(0).putInt(0).putInt(operation);
        if (operation == OP_REPLY) {
            message.putInt(HEADER + HEADER, 1);
        }
        return message.position(HEADER + before).put(body).array();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                client.setTcpNoDelay(true);
                Thread unused = Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                byte[] size = in.readNBytes(4);
                if (size.length < 4) {
                    return;
                }
                ByteBuffer asked = ByteBuffer.wrap(in.readNBytes(little(size).getInt() - 4));
                byte[] reply = answer(client, little(asked.array()));
                little(reply).putInt(8, little(asked.array()).getInt(0));
                out.write(reply);
            }
        } catch (EOFException ended) {
            sent.remove(client);
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A copy, or one that this connection alone asks for at the moment. */
    private byte[] answer(Socket client, ByteBuffer asked) {
        if (asked.getInt(8) == OP_QUERY) {
            return message(OP_REPLY, HELLO);
        }
        String command = firstField(asked);
        return switch (command) {
            case "find" -> {
                sent.put(client, 1);
                yield first;
            }
            case "getMore" -> sent.merge(client, 1, Integer::sum) < batches ? middle : last;
            default -> message(OP_MSG, HELLO);
        };
    }

    private static String firstField(ByteBuffer asked) {
        StringBuilder name = new StringBuilder();
        for (int at = 12 + 4 + 1 + 4 + 1; asked.get(at) != 0; at++) {
            name.append((char) asked.get(at));
        }
        return name.toString();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : sent.keySet()) {
            client.close();
        }
    }
}
