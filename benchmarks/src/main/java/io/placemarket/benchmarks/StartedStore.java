package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that opens a store, and prints how many milliseconds that took and how many until a greeting was answered. */
final class StartedStore {
    /** {@code {hello: 1, $db: "admin"}} as an OP_MSG, without its length. */
    private static final byte[] GREETING = greeting();

    private StartedStore() {}

    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            int port = URI.create(server.uri()).getPort();
            double opened = (System.nanoTime() - start) / 1e6;
            greet(port);
            System.out.println(opened + " " + (System.nanoTime() - start) / 1e6);
        }
    }

    private static void greet(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(GREETING);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = Integer.reverseBytes(in.readInt());
            if (in.readNBytes(length - 4).length != length - 4) {
                throw new IOException("the greeting was not answered");
            }
        }
    }

    private static byte[] greeting() {
        ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0).putInt(1).putInt(0).putInt(2013).putInt(0).put((byte) 0).putInt(0);
        out.put((byte) 0x10).put(text("hello")).putInt(1);
        out.put((byte) 0x02).put(text("$db")).putInt(6).put(text("admin"));
        out.put((byte) 0);
        out.putInt(0, out.position()).putInt(21, out.position() - 21);
        byte[] message = new byte[out.position()];
        out.flip().get(message);
        return message;
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
