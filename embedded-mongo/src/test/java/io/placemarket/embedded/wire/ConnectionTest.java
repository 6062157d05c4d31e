package io.placemarket.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Cursors;
import io.placemarket.embedded.command.Request;
import io.placemarket.embedded.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client's connection where something goes wrong that is nobody's fault. */
class ConnectionTest {
    private static final Frame GREETING =
            Frame.of(1, false, false, new Request("admin", new Document("hello", 1).append("$db", "admin"), Map.of()));

    @Test
    void is_closed_where_a_reply_cannot_be_put_together(@TempDir Path directory) {
        try (Store store = Store.open(directory)) {
            Commands commands = new Commands(store, new Cursors(Clock.systemUTC()), Clock.systemUTC());
            EmbeddedChannel channel = new EmbeddedChannel(new Connection(commands, store, Runnable::run, new Scram()));

            assertThat(channel.writeInbound(GREETING)).isFalse();
            ByteBuf answer = channel.readOutbound();
            assertThat(answer.readableBytes()).isPositive();
            assertThat(answer.release()).isTrue();
            assertThat(channel.isOpen()).isTrue();

            channel.config().setAllocator(new NoMemory());
            assertThat(channel.writeInbound(GREETING)).isFalse();
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @Test
    void answers_whatever_is_thrown_and_takes_the_next_message(@TempDir Path directory) {
        try (Store store = Store.open(directory)) {
            Clock failing = new Clock() {
                private int asked;

                @Override
                public Instant instant() {
                    if (asked++ == 0) {
                        throw new LinkageError("a class is missing");
                    }
                    return Instant.EPOCH;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
            Commands commands = new Commands(store, new Cursors(Clock.systemUTC()), failing);
            EmbeddedChannel channel = new EmbeddedChannel(new Connection(commands, store, Runnable::run, new Scram()));

            assertThat(answer(channel)).contains("InternalError", "a class is missing");
            assertThat(answer(channel)).contains("isWritablePrimary").doesNotContain("InternalError");
            assertThat(channel.isOpen()).isTrue();
        }
    }

    private static String answer(EmbeddedChannel channel) {
        assertThat(channel.writeInbound(GREETING)).isFalse();
        ByteBuf answer = channel.readOutbound();
        assertThat(answer).as("an answer").isNotNull();
        try {
            return answer.toString(StandardCharsets.ISO_8859_1);
        } finally {
            answer.release();
        }
    }

    /** Has none left. */
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("no memory is left");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("no direct memory is left");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
