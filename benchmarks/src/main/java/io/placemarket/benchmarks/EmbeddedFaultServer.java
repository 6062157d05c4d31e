package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.nio.file.Path;

/** The embedded store in a process of its own, to be killed. Prints its URI; ends when its input does. */
final class EmbeddedFaultServer {
    private EmbeddedFaultServer() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            System.out.println(server.uri());
            int end = System.in.read();
            while (end >= 0) {
                end = System.in.read();
            }
        }
    }
}
