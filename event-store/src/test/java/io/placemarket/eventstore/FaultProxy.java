package io.placemarket.eventstore;

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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and the tests' server, and does to inserts into one collection what networks do. */
final class FaultProxy implements AutoCloseable {
    /** What befalls an insert. */
    enum Fault {
        /** It arrives; its answer does not. */
        LOSE_ANSWER,
        /** It does not arrive. */
        LOSE_WRITE,
        /** Its sender hears nothing; it arrives some tenths of a second later. */
        DELAY_WRITE
    }

    private static final int HEADER = 16;
    private static final int FIRST_COMMAND = HEADER + 4 + 1 + 4;
    private static final long DELAY_MILLIS = 300;

    private final String host;
    private final int port;
    private final byte[] insertInto;
    private final ServerSocket listening;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger injected = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean refusing;
    private volatile long slowMillis;

    FaultProxy(String collection) throws IOException {
        this.host = TestDatabase.address().getHost();
        this.port = TestDatabase.address().getPort();
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
        return TestDatabase.uri().replace(":" + port, ":" + listening.getLocalPort());
    }

    void next(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
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
                if (fault != null) {
                    injected.incrementAndGet();
                }
                if (fault == Fault.LOSE_WRITE) {
                    closeQuietly(client);
                    return;
                }
                if (fault == Fault.DELAY_WRITE) {
                    Thread.ofVirtual().start(() -> sendLater(message));
                    closeQuietly(client);
                    return;
                }
                loseAnswer = fault == Fault.LOSE_ANSWER;
                out.write(message);
                out.flush();
            }
        }

        void answers() {
            try {
                DataInputStream in = new DataInputStream(server.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    byte[] message = readMessage(in);
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
        }
    }

    private void sendLater(byte[] message) {
        try {
            if (closed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            try (Socket server = new Socket(host, port)) {
                server.getOutputStream().write(message);
                server.getOutputStream().flush();
                readMessage(new DataInputStream(server.getInputStream()));
            }
        } catch (IOException lost) {
            // then it did not arrive at all
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] readMessage(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        byte[] message = new byte[length];
        ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        in.readFully(message, 4, length - 4);
        return message;
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
