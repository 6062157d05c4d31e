package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Reads again and again what nobody changes, and notes every answer that is another, and that there was none. */
final class SteadyReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Http node;
    private final String board;
    private final int free;
    private final Thread thread;
    private volatile boolean stopped;

    SteadyReader(Http node, String board, int free) {
        this.node = node;
        this.board = board;
        this.free = free;
        String areas = areas();
        String listed = areas.substring(0, areas.indexOf("\"position\""));
        thread = Thread.ofVirtual().start(() -> {
            try {
                while (!stopped) {
                    read(listed);
                }
            } catch (RuntimeException e) {
                others.add("no answer: " + e);
            }
        });
    }

    private void read(String listed) {
        HttpResponse<String> shown = node.get("/api/board" + board);
        if (Http.json(shown).path("total").path(0).path("free").asInt() != free) {
            others.add(shown.body());
        }
        String all = areas();
        if (!all.startsWith(listed)) {
            others.add(all);
        }
        reads.incrementAndGet();
    }

    private String areas() {
        return node.get("/api/placement-areas?limit=200").body();
    }

    /** Waits for two more reads, of which the second began after now; fails where it reads no more. */
    void awaitTwoMore() {
        int before = reads.get();
        Awaitility.await("two more reads")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(others).isEmpty())
                .until(() -> reads.get() >= before + 2);
    }

    /** What it read that was another. */
    List<String> stop() {
        close();
        return List.copyOf(others);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
