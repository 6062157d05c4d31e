package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.exception.MongoServerException;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Refusal;
import io.placemarket.embedded.command.Reply;
import io.placemarket.embedded.command.Request;
import io.placemarket.embedded.query.TooDeep;
import io.placemarket.embedded.store.Store;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. Its messages are worked off one after the other by a virtual thread of its own; a reply that tells of a write
 * goes out when the write is on disk, and no thread of the system waits for that.
 */
final class Connection implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private static final int MAX_MESSAGE = 48_000_000 + 16 * 1024;

    /** From whoever has not shown yet to know the password: greetings and the steps of a login are far smaller. */
    private static final int MAX_BEFORE_LOGIN = 64 << 10;

    private final Commands commands;
    private final Store store;
    private final ByteChannel channel;
    private final Pieces pieces;
    private final String peer;
    private final Login login;
    private volatile @Nullable Thread worker;

    /**
     * A connection that was just made.
     *
     * @param peer where it comes from, for the log
     */
    Connection(Commands commands, Store store, Scram scram, ByteChannel channel, Pieces pieces, String peer) {
        this.commands = commands;
        this.store = store;
        this.channel = channel;
        this.pieces = pieces;
        this.peer = peer;
        this.login = new Login(scram);
    }

    /** Answers until the client has ended, or the connection is closed. */
    @Override
    public void run() {
        worker = Thread.currentThread();
        try (channel) {
            FrameReader messages = new FrameReader(channel);
            Optional<byte[]> message = messages.next(MAX_BEFORE_LOGIN);
            while (message.isPresent() && serve(FrameDecoder.decode(message.get()))) {
                message = messages.next(login.isProven() ? MAX_MESSAGE : MAX_BEFORE_LOGIN);
            }
        } catch (ClosedChannelException closed) {
            log.debug("The connection from {} was closed", peer);
        } catch (IOException | RuntimeException | Error e) {
            // not even an error can be answered, or the client has the beginning of a reply: it would wait for ever
            log.warn("The connection from {} is closed: {}", peer, e.toString());
        }
    }

    private boolean serve(Frame frame) throws IOException {
        Reply reply = answer(frame);
        boolean durable = awaitDurable(reply.position());
        if (durable && !frame.noReply()) {
            ReplyWriter.write(frame, reply, channel, pieces);
        }
        return durable;
    }

    /** False where the connection was closed meanwhile: a store that has failed never has it on disk. */
    private boolean awaitDurable(long position) {
        Thread waiting = Thread.currentThread();
        AtomicBoolean durable = new AtomicBoolean();
        store.whenDurable(position, () -> {
            durable.set(true);
            LockSupport.unpark(waiting);
        });
        while (!durable.get() && channel.isOpen()) {
            LockSupport.park(this);
        }
        return durable.get();
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

    /** Ends it, also for who waits in it. Never interrupts: a command may be reading the store's files, which would be closed. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("The connection from {} could not be closed", peer, e);
        }
        LockSupport.unpark(worker);
    }
}
