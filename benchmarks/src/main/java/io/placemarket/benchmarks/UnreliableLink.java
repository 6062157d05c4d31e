package io.placemarket.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A link to a server that is cut between any two bytes, and now and then is slow. */
final class UnreliableLink implements AutoCloseable {
    private static final int PIECE = 4_096;
    private static final long DELAY_NANOS = 50_000_000;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger delays = new AtomicInteger();
    private volatile boolean slow;
    private final Random random;
    private volatile int serverPort;

    UnreliableLink(long seed) throws IOException {
        random = new Random(seed);
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the server listens now. */
    void leadTo(int port) {
        serverPort = port;
    }

    int port() {
        return listening.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    int delays() {
        return delays.get();
    }

    /** Whether many pieces are held up for a moment, or few. */
    void slow(boolean yes) {
        slow = yes;
    }

    /** Cuts some of the connections, at whatever byte they are. */
    void cutSome() {
        for (Socket socket : open) {
            if (chance(3)) {
                cuts.incrementAndGet();
                closeQuietly(socket);
            }
        }
    }

    private synchronized boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            answers.join();
        } catch (IOException unreachable) {
            closeQuietly(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (chance(slow ? 3 : 200)) {
                    delays.incrementAndGet();
                    LockSupport.parkNanos(DELAY_NANOS);
                }
                out.write(piece, 0, length);
            }
        } catch (IOException cut) {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(UnreliableLink::closeQuietly);
    }
}
