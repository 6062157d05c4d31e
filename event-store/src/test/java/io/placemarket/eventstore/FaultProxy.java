package io.placemarket.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

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
    private static final long DELAY_MILLIS = 300;

    private final String server;
    private final String host;
    private final int port;
    private final String collection;
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
        this.collection = collection;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
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
                WireMessage message = WireMessage.read(in);
                Fault fault = message.insertsInto(collection) ? insert(message) : null;
                if (fault == Fault.FAIL_WRITE) {
                    answer(message, error());
                    continue;
                }
                if (!forbidden.isEmpty() && message.command().equals(forbidden)) {
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
                message.writeTo(out);
            }
        }

        /** Counts it, and says what befalls it. */
        private @Nullable Fault insert(WireMessage message) {
            inserts.incrementAndGet();
            if (!message.asksForMajorityAndJournal()) {
                weakInserts.incrementAndGet();
            }
            if (broken.length > 0) {
                message.overwrite(broken, HALF_A_PAIR);
            }
            Fault fault = faults.poll();
            if (fault != null) {
                injected.incrementAndGet();
            }
            return fault;
        }

        /** On the server's own connection, which has signed in; what it answers is read by {@link #answers}. */
        private void sendLate(WireMessage message, OutputStream out) throws IOException {
            try {
                if (!closed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS)) {
                    message.writeTo(out);
                    ended.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(WireMessage to, BsonDocument reply) throws IOException {
            to.reply(reply).writeTo(client.getOutputStream());
        }

        void answers() {
            try {
                DataInputStream in = new DataInputStream(server.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    WireMessage message = WireMessage.read(in);
                    if (late) {
                        if (message.saysDone()) {
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
                        message.claimWireVersion(wireVersion);
                    }
                    if (loseAnswer || closed.await(slowMillis, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                    message.writeTo(out);
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

    private BsonDocument error() {
        return failure(ERRORS.get(errors.getAndIncrement() % ERRORS.size()), "the database could not");
    }

    private static BsonDocument failure(int code, String message) {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString(message))
                .append("code", new BsonInt32(code));
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
