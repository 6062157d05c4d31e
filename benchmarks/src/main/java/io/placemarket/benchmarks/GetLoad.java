package io.placemarket.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Callers who send the same GET again and again, each over a connection of its own. */
final class GetLoad {
    private static final int CALLERS = 16;

    private GetLoad() {}

    /**
     * Answers a second over so many milliseconds.
     *
     * @param headers lines of the request's head
     * @param status every answer's
     */
    static double run(int port, List<String> headers, int status, long millis) throws Exception {
        byte[] request = ("GET /api/board HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + String.join(
                                "", headers.stream().map(line -> line + "\r\n").toList()) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        LongAdder answered = new LongAdder();
        long start = System.nanoTime();
        long until = start + millis * 1_000_000;
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.setTcpNoDelay(true);
                        InputStream input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                        while (System.nanoTime() < until) {
                            socket.getOutputStream().write(request);
                            read(input, status);
                            answered.increment();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        return answered.sum() * 1e9 / (System.nanoTime() - start);
    }

    private static void read(InputStream input, int status) throws IOException {
        String first = line(input);
        if (!first.startsWith("HTTP/1.1 " + status)) {
            throw new IOException("Answered " + first);
        }
        long length = 0;
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (status == 200) {
            input.skipNBytes(length);
        }
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
