package io.placemarket.embedded.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Cursors;
import io.placemarket.embedded.store.Store;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback address. */
public final class Listener implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            EVENT_LOOPS, new DefaultThreadFactory("embedded-mongo", true), NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("embedded-mongo-command-", 0).factory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Channel channel;
    private volatile @Nullable Served served;

    /** What those who connect are served with. */
    private record Served(Store store, Commands commands, Cursors cursors, Scram scram) {}

    /** Takes a port. Who connects to it waits until it {@linkplain #serve serves}. */
    public Listener() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                });
        channel = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    private void accept(SocketChannel client) {
        Served with = Objects.requireNonNull(served, "nobody is accepted before");
        connections.add(client);
        client.pipeline()
                .addLast(new FrameDecoder(), new Connection(with.commands(), with.store(), workers, with.scram()));
    }

    /** Begins to accept connections, and to close cursors that nobody asks for. */
    public void serve(Store store, Commands commands, Cursors cursors, Scram scram) {
        served = new Served(store, commands, cursors, scram);
        store.onFailure(() -> connections.close().addListener(closed -> {}));
        Future<?> unused = loops.scheduleAtFixedRate(cursors::closeIdle, 1, 1, TimeUnit.SECONDS);
        channel.config().setAutoRead(true);
    }

    /** The port that was free. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Takes no more connections, ends what is in work, and closes those there are. */
    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly();
        workers.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        Served with = served;
        if (with != null) {
            with.cursors().closeAll();
        }
    }
}
