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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Listens on a free port of the loopback address. */
public final class Listener implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final EventLoopGroup loops;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("embedded-mongo-command-", 0).factory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Channel channel;
    private final Cursors cursors;
    private final Future<?> sweeping;

    /** What listeners run on. Whoever takes them and has no listener shuts them down. */
    public static EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(
                EVENT_LOOPS, new DefaultThreadFactory("embedded-mongo", true), NioIoHandler.newFactory());
    }

    /** Begins to listen, on loops of its own. */
    public Listener(EventLoopGroup loops, Store store, Commands commands, Cursors cursors, Scram scram) {
        this.loops = loops;
        this.cursors = cursors;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        connections.add(client);
                        client.pipeline().addLast(new FrameDecoder(), new Connection(commands, store, workers, scram));
                    }
                });
        channel = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        store.onFailure(() -> connections.close().addListener(closed -> {}));
        sweeping = loops.scheduleAtFixedRate(cursors::closeIdle, 1, 1, TimeUnit.SECONDS);
    }

    /** The port that was free. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Takes no more connections, ends what is in work, and closes those there are. */
    @Override
    public void close() {
        sweeping.cancel(false);
        channel.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly();
        workers.close();
        cursors.closeAll();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
