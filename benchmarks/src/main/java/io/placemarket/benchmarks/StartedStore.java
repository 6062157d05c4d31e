package io.placemarket.benchmarks;

import io.placemarket.embedded.EmbeddedMongo;
import java.nio.file.Path;

/** A process that opens a store and prints how many milliseconds that took. */
final class StartedStore {
    private StartedStore() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            boolean listening = server.uri().startsWith("mongodb:");
            System.out.println(listening ? (System.nanoTime() - start) / 1e6 : Double.NaN);
        }
    }
}
