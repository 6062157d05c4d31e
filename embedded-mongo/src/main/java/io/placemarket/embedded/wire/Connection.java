package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Refusal;
import io.placemarket.embedded.command.Reply;
import io.placemarket.embedded.command.Request;
import io.placemarket.embedded.query.TooDeep;
import io.placemarket.embedded.store.Store;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. Its messages are worked off one after the other, away from the event loop; a reply that tells of a write goes
 * out when the write is on disk, and nobody waits for that.
 */
final class Connection extends SimpleChannelInboundHandler<Frame> {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Commands commands;
    private final Store store;
    private final Executor workers;
    private final Login login;
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private boolean busy;

    Connection(Commands commands, Store store, Executor workers, Scram scram) {
        this.commands = commands;
        this.store = store;
        this.workers = workers;
        this.login = new Login(scram);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Frame frame) {
        waiting.add(frame);
        next(context.channel());
    }

    /** Begins with the next message, if there is one and none is in work. On the event loop. */
    private void next(Channel channel) {
        if (busy) {
            return;
        }
        Frame frame = waiting.poll();
        channel.config().setAutoRead(waiting.size() < 16);
        if (frame != null) {
            busy = true;
            workers.execute(() -> work(channel, frame));
        }
    }

    private void work(Channel channel, Frame frame) {
        try {
            Reply reply = answer(frame);
            store.whenDurable(reply.position(), () -> channel.eventLoop().execute(() -> finish(channel, frame, reply)));
        } catch (RuntimeException | Error e) {
            // not even an error can be answered: the client would wait for ever
            giveUp(channel, e);
        }
    }

    private static void giveUp(Channel channel, Throwable cause) {
        ChannelFuture unused = channel.close();
        log.warn("The connection from {} is closed: {}", channel.remoteAddress(), cause.toString());
    }

    private void finish(Channel channel, Frame frame, Reply reply) {
        busy = false;
        if (!frame.noReply()) {
            try {
                ReplyEncoder.send(frame, reply, channel).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            } catch (RuntimeException | Error e) {
                // the client may have the beginning of a reply, and would wait for the rest for ever
                giveUp(channel, e);
                return;
            }
        }
        next(channel);
    }

    private Reply answer(Frame frame) {
        try {
            if (frame.refusal().isPresent()) {
                throw frame.refusal().get();
            }
            return run(frame.request());
        } catch (MongoServerException e) {
            // what was found wrong may rest on a write that is not on disk yet
            return new Reply.Plain(Commands.refused(e), store.position());
        } catch (StackOverflowError e) {
            return new Reply.Plain(Commands.refused(TooDeep.refusal()), store.position());
        } catch (RuntimeException | Error e) {
            log.error("{} failed", frame.request().command(), e);
            return Reply.of(Commands.refused(Refusal.of(
                    1,
                    "InternalError",
                    "the server failed to run " + frame.request().command() + ": " + e)));
        }
    }

    private Reply run(Request request) {
        if (Login.isStep(request)) {
            return login.step(request);
        }
        if (!login.permits(request)) {
            throw Refusal.of(13, "Unauthorized", "Command " + request.command() + " requires authentication");
        }
        store.ensureUsable();
        Reply reply = commands.run(request);
        if (Commands.isGreeting(request) && reply instanceof Reply.Plain plain) {
            login.greet(request, plain.document());
        }
        return reply;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn("The connection from {} is closed: {}", context.channel().remoteAddress(), cause.toString());
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
