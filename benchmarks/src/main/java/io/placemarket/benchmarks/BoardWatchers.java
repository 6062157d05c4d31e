package io.placemarket.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that watches boards, each over a connection of its own: port, how many, how many of them slow. Told {@code begin}, it counts anew; told
 * {@code level} and a position, how many have reached it; told {@code delays} and a number, it reads so many lines of position and microsecond and says how
 * long after them the first frame that reflects each arrived.
 */
final class BoardWatchers {
    private static final int[] LENGTHS = {12, 8};
    private static final List<String> ROWS = List.of("profession", "icb", "sector", "mode", "supervision");
    private static final int SLOW_BYTES = 4_096;
    private static final long SLOW_PAUSE_MICROS = 500_000;
    private static final int SLOW_BUFFER = 8_192;
    private static final int HISTOGRAM_MICROS = 10;

    private final List<WatchedStream> quick = new ArrayList<>();
    private final List<SocketChannel> slow = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    private final ByteBuffer sip = ByteBuffer.allocateDirect(SLOW_BYTES);
    private int ended;
    private long nextSip;

    private BoardWatchers() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        BoardWatchers watchers = new BoardWatchers();
        int slow = Integer.parseInt(arguments[2]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            watchers.open(Integer.parseInt(arguments[0]), i, i < slow);
        }
        Thread.ofPlatform().daemon().start(watchers::read);
        try (BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("open");
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                System.out.println(watchers.answer(line.split(" ", 2), told));
            }
        }
        System.exit(0);
    }

    /** So many different boards are watched. */
    static int boards() {
        return ROWS.size() * LENGTHS.length;
    }

    /** The parameters of one of them. */
    static String board(int number) {
        return "rows=" + ROWS.get(number % ROWS.size()) + "&weeks=" + LENGTHS[number / ROWS.size() % LENGTHS.length];
    }

    private void open(int port, int number, boolean isSlow) throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (isSlow) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_BUFFER);
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /api/board/stream?" + board(number)
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: "
                + Product.authorization("region") + "\r\n\r\n";
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.configureBlocking(false);
        if (isSlow) {
            slow.add(channel);
        } else {
            WatchedStream stream = new WatchedStream();
            quick.add(stream);
            channel.register(selector, SelectionKey.OP_READ, stream);
        }
    }

    private void read() {
        try {
            while (true) {
                selector.select(100);
                synchronized (this) {
                    for (SelectionKey key : selector.selectedKeys()) {
                        read(key);
                    }
                    selector.selectedKeys().clear();
                    sip();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        int read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0 || !((WatchedStream) key.attachment()).take(buffer.flip(), OtherProcess.now())) {
            ended++;
            key.channel().close();
        }
    }

    private void sip() throws IOException {
        long now = OtherProcess.now();
        if (now >= nextSip) {
            nextSip = now + SLOW_PAUSE_MICROS;
            for (SocketChannel channel : slow) {
                sip.clear();
                if (channel.isOpen() && channel.read(sip) < 0) {
                    ended++;
                    channel.close();
                }
            }
        }
    }

    private String answer(String[] told, BufferedReader more) throws IOException {
        return switch (told[0]) {
            case "begin" -> begin();
            case "level" -> level(Long.parseLong(told[1]));
            case "delays" -> {
                int number = Integer.parseInt(told[1]);
                List<long[]> commands = new ArrayList<>(number);
                for (int i = 0; i < number; i++) {
                    commands.add(Arrays.stream(more.readLine().split(" ", 2))
                            .mapToLong(Long::parseLong)
                            .toArray());
                }
                yield delays(commands);
            }
            default -> throw new IOException("Told " + told[0]);
        };
    }

    private synchronized String begin() {
        quick.forEach(WatchedStream::forget);
        return "begun";
    }

    /** How many have reached the position, and how many connections have ended. */
    private synchronized String level(long position) {
        return quick.stream().filter(stream -> stream.last() >= position).count() + " " + ended;
    }

    /** Median and 99th percentile in milliseconds, how many were never seen, frames and bytes. */
    private synchronized String delays(List<long[]> commands) {
        commands.sort((one, other) -> Long.compare(one[0], other[0]));
        int[] histogram = new int[3_000_000];
        long seen = 0;
        for (WatchedStream stream : quick) {
            int frame = 0;
            for (long[] command : commands) {
                while (frame < stream.frames() && stream.position(frame) < command[0]) {
                    frame++;
                }
                if (frame < stream.frames()) {
                    long delay = Math.max(0, stream.micros(frame) - command[1]) / HISTOGRAM_MICROS;
                    histogram[(int) Math.min(histogram.length - 1, delay)]++;
                    seen++;
                }
            }
        }
        long all = (long) commands.size() * quick.size();
        return "%s %s %d %d %d"
                .formatted(
                        millis(histogram, seen, 0.5),
                        millis(histogram, seen, 0.99),
                        all - seen,
                        quick.stream().mapToLong(WatchedStream::frames).sum(),
                        quick.stream().mapToLong(WatchedStream::bytes).sum());
    }

    private static double millis(int[] histogram, long number, double share) {
        long below = 0;
        for (int i = 0; i < histogram.length; i++) {
            below += histogram[i];
            if (below >= share * number) {
                return i * HISTOGRAM_MICROS / 1_000.0;
            }
        }
        return Double.NaN;
    }
}
