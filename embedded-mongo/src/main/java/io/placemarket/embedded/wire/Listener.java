package io.placemarket.embedded.wire;

import io.placemarket.embedded.EmbeddedMongoException;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Cursors;
import io.placemarket.embedded.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a free port of the loopback address. */
public final class Listener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private static final int BACKLOG = 1024;

    private final ServerSocketChannel listening;
    private final int port;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("embedded-mongo-", 0).factory());
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Pieces pieces = new Pieces();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean refusing;
    private volatile @Nullable Cursors served;

    /**
     * Takes a port. Who connects to it waits until it {@linkplain #serve serves}.
     *
     * @throws EmbeddedMongoException if there is none
     */
    public Listener() {
        try {
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new EmbeddedMongoException(
                    "The store cannot listen on the loopback address of this machine (" + e
                            + "): see to it that it has one, with free ports.",
                    e);
        }
    }

    /** Begins to accept connections, and to close cursors that nobody asks for. */
    public void serve(Store store, Commands commands, Cursors cursors, Scram scram) {
        served = cursors;
        store.onFailure(this::closeConnections);
        threads.execute(() -> acceptAll(store, commands, scram));
        threads.execute(() -> closeIdle(cursors));
    }

    private void acceptAll(Store store, Commands commands, Scram scram) {
        boolean open = true;
        while (open) {
            try {
                SocketChannel client = listening.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                String peer = client.getRemoteAddress().toString();
                begin(new Connection(commands, store, scram, client, pieces, peer));
            } catch (ClosedChannelException closed) {
                open = listening.isOpen();
            } catch (IOException | RuntimeException | Error e) {
                // as where the process has no more files to open: others may have some again soon
                log.warn("A connection cannot be taken: {}", e.toString());
                open = !closesWithin(1);
            }
        }
    }

    private void begin(Connection connection) {
        connections.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        if (refusing) {
            connection.close();
        }
    }

    private void closeIdle(Cursors cursors) {
        while (!closesWithin(1)) {
            try {
                cursors.closeIdle();
            } catch (RuntimeException e) {
                log.warn("Idle cursors cannot be closed", e);
            }
        }
    }

    private boolean closesWithin(int seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void closeConnections() {
        refusing = true;
        connections.forEach(Connection::close);
    }

    /** The port that was free. */
    public int port() {
        return port;
    }

    /** Takes no more connections, closes those there are, and ends what is in work. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
        } catch (IOException e) {
            log.warn("The port cannot be given back: {}", e.toString());
        }
        closeConnections();
        threads.close();
        Cursors cursors = served;
        if (cursors != null) {
            cursors.closeAll();
        }
    }
}
