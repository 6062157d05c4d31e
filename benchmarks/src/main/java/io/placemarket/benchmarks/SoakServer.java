package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The embedded store in a small heap. Answers each line with the megabytes that live in the heap, and those of the buffers outside it. */
final class SoakServer {
    private SoakServer() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]));
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.uri());
            while (input.read() >= 0) {
                Runtime.getRuntime().gc();
                long live = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                System.out.println((live >> 20) + " " + (buffers() >> 20));
            }
        }
    }

    private static long buffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
