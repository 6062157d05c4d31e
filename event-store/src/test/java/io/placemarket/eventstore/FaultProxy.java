package io.placemarket.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Stands between a client and the tests' server, and does to inserts into one collection what networks do. */
final class FaultProxy implements AutoCloseable {
    /** What befalls an insert. */
    enum Fault {
        /** It arrives; its answer does not. */
        LOSE_ANSWER,
        /** It does not arrive. */
        LOSE_WRITE,
        /** Its sender hears nothing; it arrives some tenths of a second later. */
        DELAY_WRITE,
        /** It arrives; its sender hears of an error of the database. */
        FAIL_ANSWER,
        /** It does not arrive; its sender hears of an error of the database. */
        FAIL_WRITE,
        /** It arrives; its answer does not, and then nobody gets through any more. */
        LOSE_EVERYTHING
    }

    /** Internal error, shutting down, stepped down, interrupted by it, not primary, and a deadlock as FerretDB tells it. */
    private static final List<Integer> ERRORS = List.of(1, 91, 189, 11602, 10107, 16908292);

    private static final byte[] HALF_A_PAIR = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int FIRST_COMMAND = HEADER + 4 + 1 + 4;
    private static final long DELAY_MILLIS = 300;

    private final String server;
    private final String host;
    private final int port;
    private final byte[] insertInto;
    private final ServerSocket listening;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger injected = new AtomicInteger();
    private final AtomicInteger lateWrites = new AtomicInteger();
    private final AtomicInteger inserts = new AtomicInteger();
    private final AtomicInteger weakInserts = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean refusing;
    private volatile long slowMillis;
    private volatile int wireVersion = -1;
    private volatile String forbidden = "";
    private volatile byte[] broken = {};

    FaultProxy(String collection) throws IOException {
        this(collection, TestDatabase.uri());
    }

    /** Before the server at that address. */
    FaultProxy(String collection, String server) throws IOException {
        ServerAddress address =
                new ServerAddress(new ConnectionString(server).getHosts().getFirst());
        this.server = server;
        this.host = address.getHost();
        this.port = address.getPort();
        this.insertInto = insertCommand(collection);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
    }

    private static byte[] insertCommand(String collection) {
        byte[] name = collection.getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(1 + 7 + 4 + name.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        start.put((byte) 2).put("insert\0".getBytes(StandardCharsets.UTF_8));
        start.putInt(name.length + 1).put(name).put((byte) 0);
        return start.array();
    }

    String uri() {
        return server.replace(":" + port, ":" + listening.getLocalPort());
    }

    void next(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    /** How many delayed writes have arrived by now. */
    int lateWrites() {
        return lateWrites.get();
    }

    /** How many inserts were sent by now. */
    int inserts() {
        return inserts.get();
    }

    /** How many of them did not ask for a majority and the journal. */
    int weakInserts() {
        return weakInserts.get();
    }

    /** From now on inserts meet no more faults. */
    void forgetFaults() {
        faults.clear();
    }

    /** How many inserts met a fault. */
    int injected() {
        return injected.get();
    }

    /** Cuts every connection, and every new one, until told otherwise. */
    void refuse(boolean refuse) {
        refusing = refuse;
        if (refuse) {
            open.forEach(FaultProxy::closeQuietly);
        }
    }

    /** Holds every answer back for so long, until told otherwise. */
    void slow(Duration each) {
        slowMillis = each.toMillis();
    }

    /** Lets the server claim another newest wire version. */
    void claimWireVersion(int version) {
        wireVersion = version;
    }

    /** Answers a command by saying that it is not allowed. */
    void forbid(String command) {
        forbidden = command;
    }

    /** Writes this text, of three ASCII characters, as half a surrogate pair wherever it is inserted: no text at all. */
    void breakText(String three) {
        broken = three.getBytes(StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (refusing) {
                    closeQuietly(client);
                } else {
                    Thread.ofVirtual().start(() -> serve(client));
                }
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                Socket server = new Socket(host, port)) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Connection connection = new Connection(client, server);
            Thread.ofVirtual().start(connection::answers);
            connection.requests();
        } catch (IOException ended) {
            closeQuietly(client);
        } finally {
            open.remove(client);
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean loseAnswer;
        private volatile boolean loseEverything;
        private volatile boolean failAnswer;
        private volatile boolean late;
        private final CountDownLatch ended = new CountDownLatch(1);

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() throws IOException {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            while (true) {
                byte[] message = readMessage(in);
                Fault fault = isInsert(message) ? faults.poll() : null;
                if (isInsert(message)) {
                    inserts.incrementAndGet();
                    if (!asksForMajorityAndJournal(message)) {
                        weakInserts.incrementAndGet();
                    }
                }
                if (broken.length > 0 && isInsert(message)) {
                    overwrite(message, broken, HALF_A_PAIR);
                }
                if (fault != null) {
                    injected.incrementAndGet();
                }
                if (fault == Fault.FAIL_WRITE) {
                    answer(message, error());
                    continue;
                }
                if (!forbidden.isEmpty() && commandOf(message).equals(forbidden)) {
                    answer(message, failure(13, "not authorized on market to execute command " + forbidden));
                    continue;
                }
                if (fault == Fault.LOSE_WRITE) {
                    closeQuietly(client);
                    return;
                }
                if (fault == Fault.DELAY_WRITE) {
                    late = true;
                    closeQuietly(client);
                    sendLate(message, out);
                    return;
                }
                loseAnswer = fault == Fault.LOSE_ANSWER || fault == Fault.LOSE_EVERYTHING;
                loseEverything = fault == Fault.LOSE_EVERYTHING;
                failAnswer = fault == Fault.FAIL_ANSWER;
                out.write(message);
                out.flush();
            }
        }

        /** On the server's own connection, which has signed in; what it answers is read by {@link #answers}. */
        private void sendLate(byte[] message, OutputStream out) throws IOException {
            try {
                if (!closed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS)) {
                    out.write(message);
                    out.flush();
                    ended.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** In place of what the server answers, or would have. */
        private void answer(byte[] to, BsonDocument reply) throws IOException {
            RawBsonDocument body = new RawBsonDocument(reply, new BsonDocumentCodec());
            byte[] bytes = body.getByteBuffer().array();
            int length = HEADER + 5 + body.getByteBuffer().remaining();
            ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            int id = ByteBuffer.wrap(to).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            int answered = ByteBuffer.wrap(to).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
            message.putInt(length)
                    .putInt(0)
                    .putInt(answered == 0 ? id : answered)
                    .putInt(OP_MSG);
            message.putInt(0).put((byte) 0).put(bytes, 0, body.getByteBuffer().remaining());
            client.getOutputStream().write(message.array());
            client.getOutputStream().flush();
        }

        void answers() {
            try {
                DataInputStream in = new DataInputStream(server.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    byte[] message = readMessage(in);
                    if (late) {
                        if (wasDone(message)) {
                            lateWrites.incrementAndGet();
                        }
                        break;
                    }
                    if (loseEverything) {
                        refuse(true);
                    }
                    if (failAnswer) {
                        failAnswer = false;
                        answer(message, error());
                        continue;
                    }
                    if (wireVersion >= 0) {
                        claim(message, wireVersion);
                    }
                    if (loseAnswer || closed.await(slowMillis, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                    out.write(message);
                    out.flush();
                }
            } catch (IOException ended) {
                // either side went away: so does the other
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            closeQuietly(client);
            closeQuietly(server);
            open.remove(server);
            ended.countDown();
        }
    }

    /** Whether the server took the command, be it to say that something stands there already. */
    private static boolean wasDone(byte[] answer) {
        return new RawBsonDocument(answer, FIRST_COMMAND - 4, answer.length - FIRST_COMMAND + 4)
                        .getNumber("ok", new BsonInt32(0))
                        .intValue()
                == 1;
    }

    private static boolean asksForMajorityAndJournal(byte[] insert) {
        BsonDocument concern = new RawBsonDocument(insert, FIRST_COMMAND - 4, insert.length - FIRST_COMMAND + 4)
                .getDocument("writeConcern", new BsonDocument());
        return concern.get("w", BsonNull.VALUE).equals(new BsonString("majority"))
                && concern.get("j", BsonNull.VALUE).equals(BsonBoolean.TRUE);
    }

    private static byte[] readMessage(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        byte[] message = new byte[length];
        ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        in.readFully(message, 4, length - 4);
        return message;
    }

    private BsonDocument error() {
        return failure(ERRORS.get(errors.getAndIncrement() % ERRORS.size()), "the database could not");
    }

    private static BsonDocument failure(int code, String message) {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString(message))
                .append("code", new BsonInt32(code));
    }

    /** Name of a message's command: that of its body's first field. */
    private static String commandOf(byte[] message) {
        int end = FIRST_COMMAND + 1;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return end < message.length
                ? new String(message, FIRST_COMMAND + 1, end - FIRST_COMMAND - 1, StandardCharsets.UTF_8)
                : "";
    }

    /** Overwrites the number behind the field's name. */
    private static void claim(byte[] message, int version) {
        byte[] field = "maxWireVersion\0".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + field.length + 4 <= message.length; i++) {
            if (ByteBuffer.wrap(message, i, field.length).equals(ByteBuffer.wrap(field))) {
                ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(i + field.length, version);
            }
        }
    }

    private static void overwrite(byte[] message, byte[] what, byte[] with) {
        for (int i = 0; i + what.length <= message.length; i++) {
            if (ByteBuffer.wrap(message, i, what.length).equals(ByteBuffer.wrap(what))) {
                System.arraycopy(with, 0, message, i, with.length);
            }
        }
    }

    private boolean isInsert(byte[] message) {
        if (message.length < FIRST_COMMAND + insertInto.length) {
            return false;
        }
        return ByteBuffer.wrap(message, FIRST_COMMAND, insertInto.length).equals(ByteBuffer.wrap(insertInto));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
        } catch (IOException alreadyClosed) {
            // nothing is left to close
        }
        open.forEach(FaultProxy::closeQuietly);
    }
}
