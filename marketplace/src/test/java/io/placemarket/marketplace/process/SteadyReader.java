package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads again and again what nobody changes, and notes every answer that is another. */
final class SteadyReader implements AutoCloseable {
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    SteadyReader(Http node, String board, int free) {
        String areas = node.get("/api/placement-areas?limit=200").body();
        String listed = areas.substring(0, areas.indexOf("\"position\""));
        thread = Thread.ofVirtual().start(() -> {
            while (!stopped) {
                HttpResponse<String> shown = node.get("/api/board" + board);
                if (Http.json(shown).path("total").path(0).path("free").asInt() != free) {
                    others.add(shown.body());
                }
                String all = node.get("/api/placement-areas?limit=200").body();
                if (!all.startsWith(listed)) {
                    others.add(all);
                }
                reads.incrementAndGet();
            }
        });
    }

    /** How often it read; fails where it read anything else. */
    int stop() {
        close();
        assertThat(others).isEmpty();
        return reads.get();
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
