package io.placemarket.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Cursors;
import io.placemarket.embedded.store.Store;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client's connection where something goes wrong that is nobody's fault, or somebody's. */
class ConnectionTest {
    private static final byte[] GREETING = message(new Document("hello", 1).append("$db", "admin"));

    private static byte[] message(Document command) {
        byte[] body = RawBson.encode(command);
        int size = FrameDecoder.HEADER + 5 + body.length;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .putInt(1)
                .putInt(0)
                .putInt(FrameDecoder.OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .put(body)
                .array();
    }

    private static String answers(Store store, Clock clock, Client client) {
        Commands commands = new Commands(store, new Cursors(Clock.systemUTC()), clock);
        new Connection(commands, store, new Scram(), client, new Pieces(), "a test").run();
        assertThat(client.isOpen()).isFalse();
        return client.heard.toString(StandardCharsets.ISO_8859_1);
    }

    private static int count(String all, String part) {
        return all.split(part, -1).length - 1;
    }

    @Test
    void is_answered_message_by_message_however_they_arrive(@TempDir Path directory) {
        try (Store store = Store.open(directory)) {
            for (int atOnce : new int[] {1, 7, GREETING.length + 3, 3 * GREETING.length}) {
                Client client = new Client(atOnce, GREETING, GREETING, GREETING);

                assertThat(count(answers(store, Clock.systemUTC(), client), "isWritablePrimary"))
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void is_closed_where_a_reply_cannot_be_put_together(@TempDir Path directory) {
        try (Store store = Store.open(directory)) {
            Client client = new Client(GREETING.length, GREETING, GREETING, GREETING) {
                private int written;

                @Override
                public int write(ByteBuffer bytes) {
                    if (written++ > 0) {
                        throw new OutOfMemoryError("no direct memory is left");
                    }
                    return super.write(bytes);
                }
            };

            assertThat(count(answers(store, Clock.systemUTC(), client), "isWritablePrimary"))
                    .isEqualTo(1);
        }
    }

    @Test
    void is_closed_where_a_stranger_announces_more_than_a_login_takes(@TempDir Path directory) {
        byte[] large = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(40_000_000)
                .array();
        try (Store store = Store.open(directory)) {
            assertThat(answers(store, Clock.systemUTC(), new Client(16, large, GREETING)))
                    .isEmpty();
        }
    }

    @Test
    void is_closed_where_a_message_is_none(@TempDir Path directory) {
        try (Store store = Store.open(directory)) {
            for (int at = FrameDecoder.HEADER - 4; at < GREETING.length; at++) {
                byte[] wrong = GREETING.clone();
                wrong[at] = (byte) 0x81;

                // answered with a refusal, as a greeting of other words, or not at all: never left waiting
                assertThat(answers(store, Clock.systemUTC(), new Client(wrong.length, wrong)))
                        .as("with byte %d wrong", at)
                        .doesNotContain("InternalError");
            }
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

            assertThat(answers(store, failing, new Client(GREETING.length, GREETING, GREETING)))
                    .containsSubsequence("InternalError", "a class is missing", "isWritablePrimary");
        }
    }

    /** Sends its messages a few bytes at a time, and then ends. */
    private static class Client implements ByteChannel {
        private final int atOnce;
        private final ByteBuffer said;
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private boolean open = true;

        Client(int atOnce, byte[]... messages) {
            this.atOnce = atOnce;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] message : messages) {
                all.writeBytes(message);
            }
            this.said = ByteBuffer.wrap(all.toByteArray());
        }

        @Override
        public int read(ByteBuffer into) {
            int length = Math.min(Math.min(atOnce, into.remaining()), said.remaining());
            into.put(said.slice(said.position(), length));
            said.position(said.position() + length);
            return length == 0 ? -1 : length;
        }

        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            while (bytes.hasRemaining()) {
                heard.write(bytes.get());
            }
            return length;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
